package org.minga.voting.ballot;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.minga.platform.batching.Batching;
import org.minga.platform.id.Ids;
import org.minga.voting.VotingConfig;
import org.minga.voting.ballot.domain.Cast;

/** The ballots of open contests. More collaborators than usual: what a batch needs, and who watches it. */
@Startup
@ApplicationScoped
class Box {
    private static final String FIND = """
            SELECT canonical, version, received_at, commitment, batch_id FROM ballot
            WHERE contest_id = $1 AND voter_tag = $2 AND canonical IS NOT NULL""";

    private static final String WITHDRAW = "WITH gate AS (" + OpenContest.GATE + """
            ), gone AS (
              UPDATE ballot b SET canonical = NULL, commitment = NULL, replaced = b.commitment, replaced_batch = b.batch_id,
                                  version = b.version + 1, received_at = $2
              FROM gate WHERE b.contest_id = gate.id AND b.voter_tag = $3 AND b.canonical IS NOT NULL
              RETURNING b.contest_id, b.replaced, b.replaced_batch, b.version),
            owed AS (
              INSERT INTO ballot_batch (id, contest_id, commitments, voided)
              SELECT $4, contest_id, ''::bytea, replaced || uuid_send(replaced_batch) FROM gone)
            SELECT replaced, version FROM gone""";

    /** Classes of SQLSTATE for which one member of a batch can be the reason: its data, or a row that others want too. */
    private static final Set<String> BY_ONE = Set.of("22", "23", "40", "55");

    private final Pool pool;
    private final Ids ids;
    private final Context context;
    private final Duration patience;
    private final BatchWriter writer;
    private final Promises promises;
    private final Batching<Cast, CastOutcome> commits;
    private final BoxMeters meters;

    /**
     * A stored ballot.
     *
     * @param canonical its canonical text
     */
    record StoredBallot(String canonical, long version, Instant receivedAt, byte[] tracker, UUID batch) {}

    Box(Vertx vertx, Pool pool, Ids ids, BatchWriter writer, Promises promises, VotingConfig config, BoxMeters meters) {
        this.pool = pool;
        this.ids = ids;
        this.writer = writer;
        this.promises = promises;
        // Batches are nobody's request, so they run in a context of their own.
        this.context = vertx.getOrCreateContext();
        VotingConfig.Casting casting = config.casting();
        this.patience = casting.patience();
        this.commits =
                new Batching<>(casting.batches(), casting.batchSize(), casting.queue(), this::write, Box::causedByOne);
        this.meters = meters;
        meters.waiting(commits::waiting);
    }

    /** Stores a ballot together with others. */
    CompletionStage<CastOutcome> cast(Cast cast) {
        return commits.submit(cast);
    }

    /** Whether there is no room for another ballot to wait. */
    boolean full() {
        return commits.full();
    }

    /**
     * A database that says nothing for too long must not keep the slot: then nobody knows whether the batch was stored, and
     * its voters are told to try again, which changes nothing if it was.
     */
    private CompletionStage<List<CastOutcome>> write(List<Cast> casts) {
        meters.batch(casts.size());
        CompletableFuture<List<CastOutcome>> done = new CompletableFuture<>();
        context.runOnContext(ignored -> writer.write(casts, done::isDone)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(done::complete, done::completeExceptionally));
        return done;
    }

    private static boolean causedByOne(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && BY_ONE.contains(refused.getSqlState().substring(0, 2));
    }

    /** Takes a voter's ballot out; empty if there is none or the contest is not open. */
    Uni<Optional<Withdrawal>> withdraw(UUID contestId, byte[] tag, Instant receivedAt) {
        Tuple columns = Tuple.of(contestId, receivedAt.atOffset(ZoneOffset.UTC), Buffer.buffer(tag), ids.untimed());
        return pool.withTransaction(connection -> connection
                .preparedQuery(WITHDRAW)
                .execute(columns)
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(promises.withdrawal(
                                contestId, row.getBuffer("replaced").getBytes(), row.getLong("version"), receivedAt));
                    }
                    return Optional.empty();
                }));
    }

    Uni<Optional<StoredBallot>> find(UUID contestId, byte[] tag) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(contestId, Buffer.buffer(tag)))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new StoredBallot(
                                row.getString("canonical"),
                                row.getLong("version"),
                                row.getOffsetDateTime("received_at").toInstant(),
                                row.getBuffer("commitment").getBytes(),
                                row.getUUID("batch_id")));
                    }
                    return Optional.empty();
                });
    }
}
