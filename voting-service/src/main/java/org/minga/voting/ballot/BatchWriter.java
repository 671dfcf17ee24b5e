package org.minga.voting.ballot;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.minga.platform.id.Ids;
import org.minga.voting.ballot.Promises.Promised;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.CastBatch;
import org.minga.voting.ballot.domain.CastBatch.Turn;
import org.minga.voting.ballot.domain.Gate;

/**
 * Writes a batch of ballots in one transaction of three trips: the gates, which lock the contests against the seal; the
 * ballots, in one statement; what the log owes for them, with the commit behind it.
 */
@ApplicationScoped
class BatchWriter {
    /** As {@link OpenContest#GATE}, for many. */
    private static final String GATES = """
            SELECT c.id, p.opens_at, p.closes_at FROM contest c JOIN phase_copy p ON p.id = c.phase_id
            WHERE c.id = ANY($1) AND c.state = 'open' ORDER BY c.id FOR KEY SHARE OF c""";

    /** A replica that hangs while it seals a contest must not make the ballots of all others hang too. */
    private static final String BEGIN = "BEGIN; SET LOCAL lock_timeout = '2s'";

    private static final String STORE = """
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
            RETURNING voter_tag, version, replaced, replaced_batch""";

    private static final String OWE = """
            INSERT INTO ballot_batch (id, contest_id, commitments, voided)
            SELECT $1, n.contest_id, n.commitments, n.voided
            FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS n (contest_id, commitments, voided)""";

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

    /** A receipt for each ballot in their order, none for those that were not admitted. */
    Uni<List<Optional<Receipt>>> write(List<Cast> casts) {
        List<UUID> contests = casts.stream().map(Cast::contestId).distinct().toList();
        return pool.getConnection()
                .flatMap(connection -> write(connection, casts, contests)
                        .onFailure()
                        .call(() -> undo(connection))
                        .eventually(connection::close));
    }

    private Uni<List<Optional<Receipt>>> write(SqlConnection connection, List<Cast> casts, List<UUID> contests) {
        return Uni.combine()
                .all()
                .unis(
                        connection.query(BEGIN).execute(),
                        connection.preparedQuery(GATES).execute(Tuple.of(contests.toArray(UUID[]::new))))
                .with((begun, gates) -> CastBatch.of(casts, byContest(gates)))
                .flatMap(batch -> withAppearances(connection, batch))
                .flatMap(batch -> batch.admitted().isEmpty()
                        ? connection.query("ROLLBACK").execute().replaceWith(Map.<Cast, Receipt>of())
                        : store(connection, batch))
                .map(receipts -> casts.stream()
                        .map(cast -> Optional.ofNullable(receipts.get(cast)))
                        .toList());
    }

    /** Without the choices about pairs that take none: skipped ones, for instance. */
    private Uni<CastBatch> withAppearances(SqlConnection connection, CastBatch batch) {
        Set<UUID> answered = batch.appearances();
        return answered.isEmpty()
                ? Uni.createFrom().item(batch)
                : appearances.choose(connection, answered).map(batch::answering);
    }

    private Uni<Map<Cast, Receipt>> store(SqlConnection connection, CastBatch batch) {
        UUID id = ids.untimed();
        List<Turn> turns = batch.turns();
        return connection.preparedQuery(STORE).execute(columns(id, turns)).flatMap(rows -> {
            StoredBatch stored = StoredBatch.of(id, turns, rows);
            Promised promised = promises.promise(id, batch.admitted());
            return Uni.combine()
                    .all()
                    .unis(
                            connection.preparedQuery(OWE).execute(stored.debts().columns()),
                            connection.query("COMMIT").execute())
                    .with((owed, committed) -> receipts(batch, promised, stored.versions()));
        });
    }

    private static Map<Cast, Receipt> receipts(CastBatch batch, Promised promised, Map<Cast, Long> versions) {
        Map<Cast, Receipt> receipts = new IdentityHashMap<>();
        for (Cast cast : batch.admitted()) {
            receipts.put(cast, promised.to(receipts.size(), cast, Objects.requireNonNull(versions.get(cast))));
        }
        return receipts;
    }

    /** Where even that fails the connection is lost, and the transaction with it. */
    private static Uni<Void> undo(SqlConnection connection) {
        return connection
                .query("ROLLBACK")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static Map<UUID, Gate> byContest(RowSet<Row> rows) {
        Map<UUID, Gate> gates = new HashMap<>();
        for (Row row : rows) {
            gates.put(
                    row.getUUID("id"),
                    new Gate(
                            row.getOffsetDateTime("opens_at").toInstant(),
                            row.getOffsetDateTime("closes_at").toInstant()));
        }
        return gates;
    }

    private static Tuple columns(UUID batch, List<Turn> turns) {
        List<Cast> last = turns.stream().map(Turn::last).toList();
        return Tuple.from(new Object[] {
            last.stream().map(Cast::contestId).toArray(UUID[]::new),
            bytes(last, Cast::tag),
            bytes(last, Cast::voter),
            last.stream().map(Cast::canonical).toArray(String[]::new),
            last.stream().map(Cast::weight).toArray(Integer[]::new),
            bytes(last, Cast::salt),
            bytes(last, Cast::commitment),
            turns.stream().map(turn -> turn.casts().size()).toArray(Integer[]::new),
            batch,
            last.stream()
                    .map(cast -> cast.receivedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new)
        });
    }

    private static Buffer[] bytes(List<Cast> casts, Function<Cast, byte[]> column) {
        return casts.stream().map(column).map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
