package org.minga.tally.formats.log;

import java.time.Instant;
import java.util.Base64;

/**
 * The promise that the ballots of a batch, which are committed, will be in the logs of their contests. It is signed once
 * for all of them; each voter gets the path from the own entry to the root.
 *
 * @param batch an id that says nothing
 * @param size number of entries in the batch
 * @param root of the hash tree over the entries of the batch, 32 bytes
 * @param loggedBy when they will be in the logs at the latest; microseconds at most are written
 */
public record BatchPromise(String batch, int size, byte[] root, Instant loggedBy) {

    /** The text that is signed: a line for each part. */
    public byte[] statement() {
        return SignedText.of(
                "minga-ballot-batch/" + batch,
                Integer.toString(size),
                Base64.getEncoder().encodeToString(root),
                loggedBy.toString());
    }
}
