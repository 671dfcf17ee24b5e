package org.minga.voting.log;

import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.minga.tally.formats.log.SignedHead;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestState;

/**
 * Shows heads to the witnesses: while a contest is open one a minute at most, and only where its turnout is public; the
 * last one always. What a witness did not get is tried again, ever more rarely.
 */
@ApplicationScoped
class Witnessing {
    private static final Logger LOG = Logger.getLogger(Witnessing.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private static final String UNSEEN = """
        SELECT l.contest_id, l.size, c.state, c.definition
        FROM ballot_log l JOIN contest c ON c.id = l.contest_id
          JOIN tree_head h ON h.contest_id = l.contest_id AND h.size = l.size
        WHERE l.witnessed IS DISTINCT FROM l.size
          AND (c.state <> 'open' OR l.witnessed_at IS NULL OR l.witnessed_at <= $1)
          AND (c.state = 'open' OR NOT EXISTS (
            SELECT FROM ballot_batch b WHERE b.contest_id = l.contest_id AND b.log_from IS NULL))
        FOR UPDATE OF l SKIP LOCKED\
        """;
    private static final String CHOOSE = """
        INSERT INTO witnessed_head (contest_id, size, witness, next_at)
        SELECT $1, $2, n.witness, $4 FROM unnest($3::text[]) AS n (witness) ON CONFLICT DO NOTHING\
        """;
    private static final String CHOSEN =
            "UPDATE ballot_log SET witnessed = $2, witnessed_at = $3 WHERE contest_id = $1";
    /** Whoever takes one has until the next try to show it. */
    private static final String TAKE = """
        UPDATE witnessed_head w SET attempts = w.attempts + 1,
          next_at = $1 + least(interval '1 hour', interval '15 seconds' * power(2, least(w.attempts, 10)))
        FROM (SELECT contest_id, size, witness FROM witnessed_head WHERE next_at <= $1 AND witness = ANY($2)
              ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED) AS due
        WHERE w.contest_id = due.contest_id AND w.size = due.size AND w.witness = due.witness
        RETURNING w.contest_id, w.size, w.witness\
        """;

    private static final String SENT = """
        UPDATE witnessed_head SET sent_at = $4, next_at = NULL
        WHERE contest_id = $1 AND size = $2 AND witness = $3\
        """;

    private final Pool pool;
    private final LogTransaction transaction;
    private final Heads heads;
    private final DefinitionJson json;
    private final InstantSource clock;
    private final Witnesses witnesses;

    Witnessing(
            Pool pool,
            LogTransaction transaction,
            Heads heads,
            DefinitionJson json,
            InstantSource clock,
            Witnesses witnesses) {
        this.pool = pool;
        this.transaction = transaction;
        this.heads = heads;
        this.json = json;
        this.clock = clock;
        this.witnesses = witnesses;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        round(witnesses);
    }

    /** Chooses what is to be shown now, and shows what is due. */
    void round(Witnesses witnesses) {
        if (witnesses.names().length == 0) {
            return;
        }
        transaction.call(connection -> {
            choose(connection, witnesses.names());
            return true;
        });
        while (showOne(witnesses)) {
            // The next one may be due as well.
        }
    }

    private void choose(SqlConnection connection, String[] names) {
        Instant now = clock.instant();
        for (Row row : connection.preparedQuery(UNSEEN).executeAndAwait(Tuple.of(utc(now.minus(BETWEEN))))) {
            if (!json.definition(row.getString("definition")).tellsTurnout(ContestState.of(row.getString("state")))) {
                continue;
            }
            UUID contest = row.getUUID("contest_id");
            long size = row.getLong("size");
            connection.preparedQuery(CHOOSE).executeAndAwait(Tuple.of(contest, size, names, utc(now)));
            connection.preparedQuery(CHOSEN).executeAndAwait(Tuple.of(contest, size, utc(now)));
        }
    }

    private boolean showOne(Witnesses witnesses) {
        Tuple due = Tuple.of(utc(clock.instant()), witnesses.names());
        for (Row row : pool.preparedQuery(TAKE).executeAndAwait(due)) {
            UUID contest = row.getUUID("contest_id");
            long size = row.getLong("size");
            HeadWitness witness = witnesses.named(row.getString("witness"));
            SignedHead head = heads.ofSize(pool, contest, size)
                    .await()
                    .indefinitely()
                    .orElseThrow(() -> new IllegalStateException("contest " + contest + " has lost a head"));
            if (show(witness, head)) {
                pool.preparedQuery(SENT).executeAndAwait(Tuple.of(contest, size, witness.name(), utc(clock.instant())));
            }
            return true;
        }
        return false;
    }

    private static boolean show(HeadWitness witness, SignedHead head) {
        try {
            witness.show(head);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%s did not take a head of contest %s, it is tried again: %s",
                    witness.name(), head.head().contest(), e.getMessage());
            return false;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
