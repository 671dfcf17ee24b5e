package org.minga.tally.formats.log;

import java.time.Instant;
import java.util.HexFormat;

/**
 * The promise that a withdrawn ballot will be void in the log of its contest, and so never counted.
 *
 * @param commitment to the ballot, 32 bytes
 * @param version that the withdrawal is among the changes of this voter
 * @param loggedBy when the void will be in the log at the latest; microseconds at most are written
 */
public record WithdrawalPromise(String contest, byte[] commitment, long version, Instant loggedBy) {

    /** The text that is signed: a line for each part. */
    public byte[] statement() {
        return SignedText.of(
                "minga-ballot-withdrawal/" + contest,
                HexFormat.of().formatHex(commitment),
                Long.toString(version),
                loggedBy.toString());
    }
}
