package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.minga.voting.ballot.domain.BoxKey;
import org.minga.voting.log.Sequencer;
import org.minga.voting.pair.IssuedPairs;

/**
 * Parts ballots from people once the log is complete: what counts is written anew in the order of its commitments, who
 * took part in the order of their names, and then the box and its key are destroyed. All in one transaction, so that a
 * ballot is gone exactly when it stands in its new place.
 */
@ApplicationScoped
class Untie {
    private static final int PIECE = 5_000;
    private static final String TIED = "SELECT FROM ballot_key WHERE contest_id = $1";
    private static final String LOCK = """
            SELECT k.secret FROM contest c JOIN ballot_key k ON k.contest_id = c.id
            WHERE c.id = $1 AND c.state = 'sealed' FOR UPDATE OF c SKIP LOCKED""";
    /** What the log holds against what it owes: an entry for each commitment and for each that is voided. */
    private static final String LOG = """
            SELECT l.size, b.made, b.voided, b.waiting,
                   EXISTS (SELECT FROM tree_head h WHERE h.contest_id = l.contest_id AND h.size = l.size) AS signed
            FROM ballot_log l, (
                SELECT coalesce(sum(octet_length(commitments) / 32), 0)::bigint AS made,
                       coalesce(sum(octet_length(voided) / 48), 0)::bigint AS voided,
                       count(*) FILTER (WHERE log_from IS NULL) AS waiting
                FROM ballot_batch WHERE contest_id = $1) AS b
            WHERE l.contest_id = $1""";

    private static final String COUNTED = """
            INSERT INTO counted_ballot (contest_id, commitment, salt, canonical, weight)
            SELECT contest_id, commitment, salt, canonical, weight FROM ballot
            WHERE contest_id = $1 AND canonical IS NOT NULL ORDER BY commitment""";
    private static final String VOTERS =
            "SELECT voter_tag, voter FROM ballot WHERE contest_id = $1 AND canonical IS NOT NULL";
    private static final String PARTICIPANTS =
            "INSERT INTO participant (contest_id, person_id) SELECT $1, person FROM unnest($2::text[]) AS person";
    private static final String BOX = "DELETE FROM ballot WHERE contest_id = $1";
    private static final String KEY = "DELETE FROM ballot_key WHERE contest_id = $1";

    private final Step step;
    private final Pool pool;
    private final Sequencer sequencer;

    Untie(Step step, Pool pool, Sequencer sequencer) {
        this.step = step;
        this.pool = pool;
        this.sequencer = sequencer;
    }

    void take(UUID contestId) {
        if (isTied(contestId) && sequencer.drained(contestId)) {
            untie(contestId);
        }
    }

    private boolean isTied(UUID contestId) {
        return pool.preparedQuery(TIED).executeAndAwait(Tuple.of(contestId)).size() > 0;
    }

    private void untie(UUID contestId) {
        step.inTransaction(connection -> {
            Tuple id = Tuple.of(contestId);
            for (Row row : Step.rows(connection, LOCK, id)) {
                for (Row log : Step.rows(connection, LOG, id)) {
                    if (isComplete(log)) {
                        untie(connection, contestId, new BoxKey(bytes(row, "secret")), log);
                    }
                }
            }
        });
    }

    private static boolean isComplete(Row log) {
        return log.getLong("waiting") == 0 && log.getBoolean("signed");
    }

    private static void untie(SqlConnection connection, UUID contestId, BoxKey key, Row log) {
        Tuple id = Tuple.of(contestId);
        long counted = Step.change(connection, COUNTED, id);
        requireBalance(contestId, log, counted);
        String[] persons = participants(connection, id, key);
        for (int from = 0; from < persons.length; from += PIECE) {
            String[] piece = Arrays.copyOfRange(persons, from, Math.min(persons.length, from + PIECE));
            Step.change(connection, PARTICIPANTS, Tuple.of(contestId, piece));
        }
        Step.change(connection, BOX, id);
        Step.await(IssuedPairs.forget(connection, contestId));
        Step.changeOne(connection, KEY, id);
    }

    /** What is destroyed can't be looked at again, so the log has to agree with the box first. */
    private static void requireBalance(UUID contestId, Row log, long counted) {
        long size = log.getLong("size");
        long made = log.getLong("made");
        long voided = log.getLong("voided");
        if (size != made + voided || counted != made - voided) {
            throw new IllegalStateException(
                    "contest %s: the log has %d entries for %d ballots and %d that were voided, the box holds %d; nothing was destroyed"
                            .formatted(contestId, size, made, voided, counted));
        }
    }

    /**
     * Each once, who answered several pairs too; sorted, so that the order in which they are stored says nothing. Takes
     * about 100 bytes of memory for each ballot.
     */
    private static String[] participants(SqlConnection connection, Tuple id, BoxKey key) {
        List<String> persons = new ArrayList<>();
        Step.forEachPiece(
                connection,
                VOTERS,
                id,
                PIECE,
                rows -> persons.addAll(rows.parallelStream()
                        .map(row -> key.reveal(bytes(row, "voter_tag"), bytes(row, "voter")))
                        .toList()));
        String[] sorted = persons.toArray(String[]::new);
        Arrays.sort(sorted);
        int different = 0;
        for (String person : sorted) {
            if (different == 0 || !person.equals(sorted[different - 1])) {
                sorted[different++] = person;
            }
        }
        return Arrays.copyOf(sorted, different);
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }
}
