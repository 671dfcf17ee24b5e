package org.minga.voting.ballot;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.CastBatch.Turn;
import org.minga.voting.ballot.domain.Gate;

/**
 * Everything a batch does in the database: lock the contests against the seal, see that their gates are those by which the
 * ballots were admitted, store the ballots of those contests with what the log owes for them, and tell the gates.
 */
final class BatchStatement {
    /**
     * Contests are locked as by {@link OpenContest#GATE}, but none is waited for: a replica that hangs while it seals one must
     * not make the ballots of all others hang too. Ballots are filtered by an array, not joined, so that they are stored in
     * the order in which they were sent: batches that meet must lock rows in one order.
     */
    static final String SQL = """
            WITH free AS MATERIALIZED (
              SELECT id FROM contest WHERE id = ANY($1) AND state = 'open' ORDER BY id FOR KEY SHARE SKIP LOCKED),
            seen AS MATERIALIZED (
              SELECT c.id, p.opens_at, p.closes_at, free.id IS NOT NULL AS free
              FROM contest c JOIN phase_copy p ON p.id = c.phase_id LEFT JOIN free ON free.id = c.id
              WHERE c.id = ANY($1) AND c.state = 'open'),
            admitting AS MATERIALIZED (
              SELECT seen.id FROM seen JOIN unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[])
                AS expected (id, opens_at, closes_at) USING (id, opens_at, closes_at)
              WHERE seen.free),
            stored AS (
              INSERT INTO ballot AS b (contest_id, voter_tag, voter, canonical, weight, salt, commitment, batch_id, version,
                                       received_at)
              SELECT n.contest_id, n.voter_tag, n.voter, n.canonical, n.weight, n.salt, n.commitment, $5, n.times, n.received_at
              FROM unnest($6::uuid[], $7::bytea[], $8::bytea[], $9::text[], $10::int[], $11::bytea[], $12::bytea[], $13::int[],
                          $14::timestamptz[])
                AS n (contest_id, voter_tag, voter, canonical, weight, salt, commitment, times, received_at)
              WHERE n.contest_id = ANY(ARRAY(SELECT id FROM admitting))
              ON CONFLICT (contest_id, voter_tag) DO UPDATE SET
                replaced = b.commitment, replaced_batch = b.batch_id, canonical = excluded.canonical, weight = excluded.weight,
                salt = excluded.salt, commitment = excluded.commitment, batch_id = excluded.batch_id,
                version = b.version + excluded.version, received_at = excluded.received_at
              RETURNING contest_id, voter_tag, version, replaced, replaced_batch),
            owed AS (
              INSERT INTO ballot_batch (id, contest_id, commitments, voided)
              SELECT $5, o.contest_id, o.commitments, o.superseded || coalesce(r.voided, ''::bytea)
              FROM unnest($15::uuid[], $16::bytea[], $17::bytea[]) AS o (contest_id, commitments, superseded)
              LEFT JOIN (SELECT contest_id, string_agg(replaced || uuid_send(replaced_batch), ''::bytea) AS voided
                         FROM stored WHERE replaced IS NOT NULL GROUP BY contest_id) AS r USING (contest_id)
              WHERE o.contest_id = ANY(ARRAY(SELECT id FROM admitting)))
            SELECT contest_id, voter_tag, version, NULL::timestamptz, NULL::timestamptz, NULL::boolean FROM stored
            UNION ALL SELECT id, NULL, NULL, opens_at, closes_at, free FROM seen""";

    private static final int CONTEST = 0;
    private static final int TAG = 1;
    private static final int VERSION = 2;
    private static final int OPENS_AT = 3;
    private static final int CLOSES_AT = 4;
    private static final int FREE = 5;

    private BatchStatement() {}

    /**
     * What it tells.
     *
     * @param free gates of the contests that are open and locked
     * @param held those of contests that are just being sealed
     */
    record Answer(StoredVersions versions, Map<UUID, Gate> free, Map<UUID, Gate> held) {

        static Answer read(RowSet<Row> rows) {
            Answer answer = new Answer(new StoredVersions(), new HashMap<>(), new HashMap<>());
            for (Row row : rows) {
                UUID contest = row.getUUID(CONTEST);
                Buffer tag = row.getBuffer(TAG);
                if (tag != null) {
                    answer.versions.add(contest, tag.getBytes(), row.getLong(VERSION));
                } else {
                    (row.getBoolean(FREE) ? answer.free : answer.held)
                            .put(contest, new Gate(time(row, OPENS_AT), time(row, CLOSES_AT)));
                }
            }
            return answer;
        }

        private static Instant time(Row row, int column) {
            return row.getOffsetDateTime(column).toInstant();
        }
    }

    /**
     * Its parameters.
     *
     * @param contests all that are asked about
     * @param expected the gates by which the ballots of the batch were admitted
     */
    static Tuple parameters(Set<UUID> contests, Map<UUID, Gate> expected, UUID id, CastBatch batch) {
        List<Map.Entry<UUID, Gate>> gates = List.copyOf(expected.entrySet());
        List<Turn> turns = batch.turns();
        List<Cast> last = turns.stream().map(Turn::last).toList();
        List<Debt> debts = Debt.of(id, batch);
        List<Object> parameters = new ArrayList<>(17);
        parameters.add(contests.toArray(UUID[]::new));
        parameters.add(gates.stream().map(Map.Entry::getKey).toArray(UUID[]::new));
        parameters.add(times(gates, gate -> gate.getValue().opensAt()));
        parameters.add(times(gates, gate -> gate.getValue().closesAt()));
        parameters.add(id);
        parameters.add(last.stream().map(Cast::contestId).toArray(UUID[]::new));
        parameters.add(bytes(last, Cast::tag));
        parameters.add(bytes(last, Cast::voter));
        parameters.add(last.stream().map(Cast::canonical).toArray(String[]::new));
        parameters.add(last.stream().map(Cast::weight).toArray(Integer[]::new));
        parameters.add(bytes(last, Cast::salt));
        parameters.add(bytes(last, Cast::commitment));
        parameters.add(turns.stream().map(turn -> turn.casts().size()).toArray(Integer[]::new));
        parameters.add(times(last, Cast::receivedAt));
        parameters.add(debts.stream().map(Debt::contestId).toArray(UUID[]::new));
        parameters.add(debts.stream().map(Debt::commitments).toArray(Buffer[]::new));
        parameters.add(debts.stream().map(Debt::superseded).toArray(Buffer[]::new));
        return Tuple.from(parameters);
    }

    private static <T> OffsetDateTime[] times(List<T> of, Function<T, Instant> column) {
        return of.stream()
                .map(one -> column.apply(one).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Buffer[] bytes(List<Cast> casts, Function<Cast, byte[]> column) {
        return casts.stream().map(column).map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
