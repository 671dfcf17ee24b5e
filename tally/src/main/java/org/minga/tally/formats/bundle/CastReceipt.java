package org.minga.tally.formats.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minga.tally.formats.log.BatchPromise;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.merkle.MerkleProof;
import org.minga.tally.formats.merkle.MerkleTree;

/**
 * What a voter holds after casting: a commitment, and the signed promise that it will be in the log.
 *
 * @param name for people
 * @param tracker the commitment in hexadecimal digits
 * @param root of the batch, to which the path leads; empty if it leads nowhere
 */
record CastReceipt(
        String name,
        String contest,
        String tracker,
        Optional<byte[]> root,
        String batch,
        int size,
        Instant loggedBy,
        String keyId,
        byte[] signature)
        implements Receipt {

    /** Reads what it must have; other members may be there. */
    static CastReceipt read(String name, JsonFields fields) {
        String contest = fields.text("contestId");
        byte[] commitment = Receipt.tracker(fields);
        JsonFields promise = fields.object("promise");
        List<byte[]> path = new ArrayList<>();
        for (String hash : promise.texts("path")) {
            path.add(Receipt.hash(promise, "path", hash));
        }
        String batch = promise.text("batch");
        if (batch.chars().anyMatch(Character::isISOControl)) {
            throw promise.unfit("batch", "has control characters");
        }
        int size = promise.smallNumber("size");
        byte[] leaf = MerkleTree.leafHash(new LogEntry.Ballot(contest, commitment).bytes());
        return new CastReceipt(
                name,
                contest,
                fields.text("tracker"),
                MerkleProof.root(leaf, promise.number("index"), size, path),
                batch,
                size,
                HeadJson.instant(promise, "loggedBy"),
                promise.text("key"),
                HeadJson.bytes(promise, "signature"));
    }

    /** The batch must be the one in which the ballot is. */
    @Override
    public boolean isSignedBy(LogKey key) {
        return root.isPresent()
                && key.verifies(new BatchPromise(batch, size, root.get(), loggedBy).statement(), signature);
    }
}
