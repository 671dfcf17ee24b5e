package org.minga.tally.formats.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * The state of a ballot log at a moment: what is signed so that two different histories can't be shown.
 *
 * @param contest whose log it is
 * @param size number of entries
 * @param root of the tree over them, 32 bytes
 * @param at when it was signed; microseconds at most are written
 */
public record TreeHead(String contest, long size, byte[] root, Instant at) {

    /**
     * The text that is signed: origin, size, root and time, a line each, as a checkpoint of
     * <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a> with the time as extension line.
     */
    public byte[] statement() {
        return SignedText.of(
                "minga-ballot-log/" + contest,
                Long.toString(size),
                Base64.getEncoder().encodeToString(root),
                at.toString());
    }

    /** For messages and tests; roots are compared by content. */
    @Override
    public String toString() {
        return new String(statement(), StandardCharsets.UTF_8)
                .replace('\n', ' ')
                .strip();
    }
}
