package org.minga.voting.ballot;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.tally.formats.log.BatchPromise;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.WithdrawalPromise;
import org.minga.tally.formats.merkle.PaddedTree;
import org.minga.voting.VotingConfig;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.log.SigningKey;
import org.minga.voting.log.SigningKeys;

/**
 * Promises that committed ballots will be in the log: one signature for a batch. Every batch looks as large as the largest
 * may be, with each ballot at a place of chance, so that no receipt tells how many are cast.
 */
@ApplicationScoped
class Promises {
    private final SigningKeys keys;
    private final VotingConfig config;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();

    Promises(SigningKeys keys, VotingConfig config, InstantSource clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** The promise to a batch. */
    record Promised(List<Cast> casts, PaddedTree tree, BatchPromise promise, String keyId, byte[] signature) {
        /**
         * Each voter's own part.
         *
         * @param versions of those that were stored
         */
        Map<Cast, Receipt> receipts(Map<Cast, Long> versions) {
            Map<Cast, Receipt> receipts = new IdentityHashMap<>();
            for (int i = 0; i < casts.size(); i++) {
                Cast cast = casts.get(i);
                Long version = versions.get(cast);
                if (version == null) {
                    continue;
                }
                receipts.put(
                        cast,
                        new Receipt(
                                cast.contestId(),
                                version,
                                cast.receivedAt(),
                                cast.commitment(),
                                tree.position(i),
                                tree.path(i),
                                promise,
                                keyId,
                                signature));
            }
            return receipts;
        }
    }

    /** Before it is committed: nothing is withdrawn that could not be promised. */
    Withdrawal withdrawal(UUID contest, byte[] commitment, long version, Instant receivedAt) {
        WithdrawalPromise promise = new WithdrawalPromise(
                contest.toString(), commitment, version, clock.instant().plus(config.logPromise()));
        SigningKey key = keys.active();
        return new Withdrawal(promise, receivedAt, key.id(), key.sign(promise.statement()));
    }

    Promised promise(UUID batch, List<Cast> casts) {
        List<byte[]> entries = casts.stream()
                .map(cast -> new LogEntry.Ballot(cast.contestId().toString(), cast.commitment()).bytes())
                .toList();
        PaddedTree tree = new PaddedTree(entries, config.casting().batchSize(), chance);
        BatchPromise promise = new BatchPromise(
                batch.toString(), tree.size(), tree.root(), clock.instant().plus(config.logPromise()));
        SigningKey key = keys.active();
        return new Promised(casts, tree, promise, key.id(), key.sign(promise.statement()));
    }
}
