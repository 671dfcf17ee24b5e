package org.minga.voting.ballot;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.minga.platform.id.Ids;
import org.minga.voting.ballot.Promises.Promised;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.CastBatch.Turn;
import org.minga.voting.ballot.domain.Gate;

/**
 * Writes a batch of ballots in one transaction of two trips: the gates, which lock the contests against the seal; then the
 * ballots with what the log owes for them, in one statement, and the commit behind it.
 *
 * <p>On the futures of the client itself: at thousands of ballots a second every layer counts.
 */
@ApplicationScoped
class BatchWriter {
    /**
     * As {@link OpenContest#GATE}, for many, but waiting for none: a replica that hangs while it seals a contest must not
     * make the ballots of all others hang too.
     */
    private static final String GATES = """
            WITH free AS MATERIALIZED (
              SELECT id FROM contest WHERE id = ANY($1) AND state = 'open' ORDER BY id FOR KEY SHARE SKIP LOCKED)
            SELECT c.id, p.opens_at, p.closes_at, free.id IS NOT NULL AS free
            FROM contest c JOIN phase_copy p ON p.id = c.phase_id LEFT JOIN free ON free.id = c.id
            WHERE c.id = ANY($1) AND c.state = 'open'""";

    private static final String STORE = """
            WITH stored AS (
              INSERT INTO ballot AS b (contest_id, voter_tag, voter, canonical, weight, salt, commitment, batch_id, version,
                                       received_at)
              SELECT n.contest_id, n.voter_tag, n.voter, n.canonical, n.weight, n.salt, n.commitment, $9, n.times, n.received_at
              FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::int[], $6::bytea[], $7::bytea[], $8::int[],
                          $10::timestamptz[])
                AS n (contest_id, voter_tag, voter, canonical, weight, salt, commitment, times, received_at)
              ON CONFLICT (contest_id, voter_tag) DO UPDATE SET
                replaced = b.commitment, replaced_batch = b.batch_id, canonical = excluded.canonical, weight = excluded.weight,
                salt = excluded.salt, commitment = excluded.commitment, batch_id = excluded.batch_id,
                version = b.version + excluded.version, received_at = excluded.received_at
              RETURNING contest_id, voter_tag, version, replaced, replaced_batch),
            owed AS (
              INSERT INTO ballot_batch (id, contest_id, commitments, voided)
              SELECT $9, o.contest_id, o.commitments, o.superseded || coalesce(r.voided, ''::bytea)
              FROM unnest($11::uuid[], $12::bytea[], $13::bytea[]) AS o (contest_id, commitments, superseded)
              LEFT JOIN (SELECT contest_id, string_agg(replaced || uuid_send(replaced_batch), ''::bytea) AS voided
                         FROM stored WHERE replaced IS NOT NULL GROUP BY contest_id) AS r USING (contest_id))
            SELECT contest_id, voter_tag, version FROM stored""";

    private final Pool pool;
    private final Ids ids;
    private final Promises promises;
    private final Appearances appearances;

    BatchWriter(Pool pool, Ids ids, Promises promises, Appearances appearances) {
        this.pool = pool;
        this.ids = ids;
        this.promises = promises;
        this.appearances = appearances;
    }

    /** @param held of contests that are just being sealed */
    private record Gates(Map<UUID, Gate> free, Map<UUID, Gate> held) {
        static Gates of(RowSet<Row> rows) {
            Gates gates = new Gates(new HashMap<>(), new HashMap<>());
            for (Row row : rows) {
                OffsetDateTime opensAt = row.getOffsetDateTime("opens_at");
                OffsetDateTime closesAt = row.getOffsetDateTime("closes_at");
                (row.getBoolean("free") ? gates.free : gates.held)
                        .put(row.getUUID("id"), new Gate(opensAt.toInstant(), closesAt.toInstant()));
            }
            return gates;
        }
    }

    /**
     * What became of each ballot, in their order.
     *
     * @param abandoned whether nobody waits any more. Voters may have cast anew since then, so nothing is stored after that.
     */
    Future<List<CastOutcome>> write(List<Cast> casts, BooleanSupplier abandoned) {
        return pool.getConnection()
                .compose(connection -> write(connection, casts, abandoned)
                        .recover(failure -> undo(connection, failure))
                        .onComplete(over -> connection.close()));
    }

    private Future<List<CastOutcome>> write(SqlConnection connection, List<Cast> casts, BooleanSupplier abandoned) {
        UUID[] contests = casts.stream().map(Cast::contestId).distinct().toArray(UUID[]::new);
        Future<RowSet<Row>> begun = connection.query("BEGIN").execute();
        Future<RowSet<Row>> found = connection.preparedQuery(GATES).execute(Tuple.of(contests));
        return Future.all(begun, found).compose(unused -> {
            Gates gates = Gates.of(found.result());
            CastBatch admitted = CastBatch.of(abandoned.getAsBoolean() ? List.of() : casts, gates.free());
            return withAppearances(connection, admitted)
                    .compose(batch -> store(connection, batch))
                    .map(receipts -> outcomes(casts, receipts, gates.held()));
        });
    }

    private static List<CastOutcome> outcomes(List<Cast> casts, Map<Cast, Receipt> receipts, Map<UUID, Gate> held) {
        List<CastOutcome> outcomes = new ArrayList<>(casts.size());
        for (Cast cast : casts) {
            Receipt receipt = receipts.get(cast);
            Gate shut = held.get(cast.contestId());
            if (receipt != null) {
                outcomes.add(new CastOutcome.Stored(receipt));
            } else if (shut != null && shut.admits(cast.receivedAt())) {
                outcomes.add(new CastOutcome.HeldUp());
            } else {
                outcomes.add(new CastOutcome.NotAdmitted());
            }
        }
        return outcomes;
    }

    /** Without the choices about pairs that take none: skipped ones, for instance. */
    private Future<CastBatch> withAppearances(SqlConnection connection, CastBatch batch) {
        Set<UUID> answered = batch.appearances();
        return answered.isEmpty()
                ? Future.succeededFuture(batch)
                : appearances.choose(connection, answered).map(batch::answering);
    }

    private Future<Map<Cast, Receipt>> store(SqlConnection connection, CastBatch batch) {
        if (batch.admitted().isEmpty()) {
            return connection.query("ROLLBACK").execute().map(Map.of());
        }
        UUID id = ids.untimed();
        // Before anything is sent: nothing is stored that could not be promised.
        Promised promised = promises.promise(id, batch.admitted());
        Future<RowSet<Row>> stored = connection.preparedQuery(STORE).execute(columns(id, batch));
        // Where the statement failed this rolls back.
        Future<RowSet<Row>> committed = connection.query("COMMIT").execute();
        return Future.all(stored, committed).map(unused -> {
            StoredVersions versions = StoredVersions.of(batch, stored.result());
            return promised.receipts(versions);
        });
    }

    /** Where even that fails the connection is lost, and the transaction with it. */
    private static <T> Future<T> undo(SqlConnection connection, Throwable failure) {
        return connection.query("ROLLBACK").execute().transform(undone -> Future.failedFuture(failure));
    }

    private static Tuple columns(UUID id, CastBatch batch) {
        List<Turn> turns = batch.turns();
        List<Cast> last = turns.stream().map(Turn::last).toList();
        List<Debt> debts = Debt.of(id, batch);
        return Tuple.from(new Object[] {
            last.stream().map(Cast::contestId).toArray(UUID[]::new),
            bytes(last, Cast::tag),
            bytes(last, Cast::voter),
            last.stream().map(Cast::canonical).toArray(String[]::new),
            last.stream().map(Cast::weight).toArray(Integer[]::new),
            bytes(last, Cast::salt),
            bytes(last, Cast::commitment),
            turns.stream().map(turn -> turn.casts().size()).toArray(Integer[]::new),
            id,
            last.stream()
                    .map(cast -> cast.receivedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new),
            debts.stream().map(Debt::contestId).toArray(UUID[]::new),
            debts.stream().map(Debt::commitments).toArray(Buffer[]::new),
            debts.stream().map(Debt::superseded).toArray(Buffer[]::new)
        });
    }

    private static Buffer[] bytes(List<Cast> casts, Function<Cast, byte[]> column) {
        return casts.stream().map(column).map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
