package org.minga.voting.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.minga.platform.id.Ids;
import org.minga.voting.ShortMemory;
import org.minga.voting.ballot.Promises.Promised;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.Gate;

/**
 * Writes a batch of ballots in one statement, which is a transaction of its own. Ballots are admitted by the gates that the
 * batch before saw, and the statement stores those of a contest only if its gate is still that one; the others go again by
 * the gates it told. So a batch takes one trip, and one more for a contest that is new here or whose dates were moved.
 *
 * <p>On the futures of the client itself: at thousands of ballots a second every layer counts.
 */
@ApplicationScoped
class BatchWriter {
    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    /** Of contests whose gates are remembered. */
    private static final int REMEMBERED = 1_000;

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    /** Whose gate is another one this often is asked to come again. */
    private static final int TRIES = 3;

    private final Pool pool;
    private final Ids ids;
    private final Promises promises;
    private final Appearances appearances;
    private final Cache<UUID, Gate> lastSeen =
            ShortMemory.of(REMEMBERED_FOR).maximumSize(REMEMBERED).build();

    BatchWriter(Pool pool, Ids ids, Promises promises, Appearances appearances) {
        this.pool = pool;
        this.ids = ids;
        this.promises = promises;
        this.appearances = appearances;
    }

    /**
     * What became of each ballot, in their order.
     *
     * @param abandoned whether nobody waits any more. Voters may have cast anew since then, so nothing is stored after that.
     */
    Future<List<CastOutcome>> write(List<Cast> casts, BooleanSupplier abandoned) {
        Map<Cast, CastOutcome> outcomes = new IdentityHashMap<>();
        return decide(casts, abandoned, TRIES, outcomes)
                .map(decided -> casts.stream()
                        .map(cast -> outcomes.getOrDefault(cast, new CastOutcome.HeldUp()))
                        .toList());
    }

    private Future<Void> decide(
            List<Cast> casts, BooleanSupplier abandoned, int tries, Map<Cast, CastOutcome> outcomes) {
        return attempt(casts, abandoned).compose(attempt -> {
            List<Cast> again = new ArrayList<>();
            for (Cast cast : casts) {
                if (attempt.isUndecided(cast)) {
                    again.add(cast);
                } else {
                    outcomes.put(cast, attempt.outcome(cast));
                }
            }
            if (again.isEmpty() || tries == 1) {
                return Future.succeededFuture();
            }
            Future<Void> rest = decide(again, abandoned, tries - 1, outcomes);
            return outcomes.isEmpty() ? rest : rest.recover(BatchWriter::leaveThem);
        });
    }

    /** The others of the batch are stored and must not be stored again, so those that failed are asked to come again. */
    private static Future<Void> leaveThem(Throwable failure) {
        LOG.warnf("ballots of a contest that is new here, or was moved, were not stored: %s", failure);
        return Future.succeededFuture();
    }

    /**
     * A try.
     *
     * @param expected the gates by which ballots were admitted
     * @param receipts of those that are committed
     * @param undone whether all of it was rolled back
     */
    private record Attempt(
            Map<UUID, Gate> expected, BatchStatement.Answer answer, Map<Cast, Receipt> receipts, boolean undone) {

        boolean isUndecided(Cast cast) {
            Gate now = answer.free().get(cast.contestId());
            return now != null && (undone || !now.equals(expected.get(cast.contestId())));
        }

        CastOutcome outcome(Cast cast) {
            Receipt receipt = receipts.get(cast);
            if (receipt != null) {
                return new CastOutcome.Stored(receipt);
            }
            Gate held = answer.held().get(cast.contestId());
            return held != null && held.admits(cast.receivedAt())
                    ? new CastOutcome.HeldUp()
                    : new CastOutcome.NotAdmitted();
        }
    }

    private Future<Attempt> attempt(List<Cast> casts, BooleanSupplier abandoned) {
        Set<UUID> contests = casts.stream().map(Cast::contestId).collect(Collectors.toSet());
        Map<UUID, Gate> expected = new HashMap<>(lastSeen.getAllPresent(contests));
        CastBatch batch = CastBatch.of(casts, expected);
        return pool.getConnection()
                .compose(connection -> attempt(new Sending(connection, contests, expected, abandoned), batch)
                        .onComplete(over -> connection.close()))
                .onSuccess(attempt -> remember(contests, attempt.answer.free()));
    }

    /** A contest that is not free any more must not be taken for one. */
    private void remember(Set<UUID> contests, Map<UUID, Gate> free) {
        lastSeen.putAll(free);
        contests.stream().filter(contest -> !free.containsKey(contest)).forEach(lastSeen::invalidate);
    }

    private record Sending(
            SqlConnection connection, Set<UUID> contests, Map<UUID, Gate> expected, BooleanSupplier abandoned) {}

    private Future<Attempt> attempt(Sending sending, CastBatch batch) {
        return batch.appearances().isEmpty() ? send(sending, batch) : choose(sending, batch);
    }

    /** Choices about pairs: an appearance that takes one is taken down with it, or neither is. */
    private Future<Attempt> choose(Sending sending, CastBatch batch) {
        SqlConnection connection = sending.connection;
        return connection
                .query("BEGIN")
                .execute()
                .compose(begun -> appearances.choose(connection, batch.appearances()))
                .compose(chosen -> {
                    CastBatch answering = batch.answering(chosen);
                    return send(sending, answering).compose(attempt -> {
                        boolean whole =
                                attempt.receipts.size() == answering.admitted().size();
                        return connection
                                .query(whole ? "COMMIT" : "ROLLBACK")
                                .execute()
                                .map(done -> whole
                                        ? attempt
                                        : new Attempt(attempt.expected, attempt.answer, Map.of(), true));
                    });
                })
                .recover(failure -> undo(connection, failure));
    }

    private Future<Attempt> send(Sending sending, CastBatch batch) {
        if (sending.abandoned.getAsBoolean()) {
            return Future.failedFuture("nobody waits for this batch any more");
        }
        UUID id = ids.untimed();
        // Before anything is sent: nothing is stored that could not be promised.
        Optional<Promised> promised =
                batch.admitted().isEmpty() ? Optional.empty() : Optional.of(promises.promise(id, batch.admitted()));
        return sending.connection
                .preparedQuery(BatchStatement.SQL)
                .execute(BatchStatement.parameters(sending.contests, sending.expected, id, batch))
                .map(rows -> {
                    BatchStatement.Answer answer = BatchStatement.Answer.read(rows);
                    Map<Cast, Receipt> receipts = promised.map(promise ->
                                    promise.receipts(answer.versions().of(batch)))
                            .orElse(Map.of());
                    return new Attempt(sending.expected, answer, receipts, false);
                });
    }

    /** Where even that fails the connection is lost, and the transaction with it. */
    private static <T> Future<T> undo(SqlConnection connection, Throwable failure) {
        return connection.query("ROLLBACK").execute().transform(undone -> Future.failedFuture(failure));
    }
}
