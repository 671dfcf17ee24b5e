package org.minga.voting.ballot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.minga.tally.formats.log.BatchPromise;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.merkle.MerkleTree;
import org.minga.voting.VotingConfig;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.log.SigningKey;
import org.minga.voting.log.SigningKeys;

/** Promises that committed ballots will be in the log: one signature for a batch. */
@ApplicationScoped
class Promises {
    private final SigningKeys keys;
    private final VotingConfig config;
    private final InstantSource clock;

    Promises(SigningKeys keys, VotingConfig config, InstantSource clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** The promise to a batch, from which each voter gets the own part. */
    record Promised(MerkleTree tree, BatchPromise promise, String keyId, byte[] signature) {
        Receipt to(int index, Cast cast, long version) {
            return new Receipt(
                    cast.contestId(),
                    version,
                    cast.receivedAt(),
                    cast.commitment(),
                    index,
                    tree.inclusionProof(index, tree.size()),
                    promise,
                    keyId,
                    signature);
        }
    }

    Promised promise(UUID batch, List<Cast> casts) {
        MerkleTree tree = new MerkleTree();
        for (Cast cast : casts) {
            tree.append(new LogEntry.Ballot(cast.contestId().toString(), cast.commitment()).bytes());
        }
        BatchPromise promise = new BatchPromise(
                batch.toString(), tree.size(), tree.root(), clock.instant().plus(config.logPromise()));
        SigningKey key = keys.active();
        return new Promised(tree, promise, key.id(), key.sign(promise.statement()));
    }
}
