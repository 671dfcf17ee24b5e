package org.minga.voting.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.minga.voting.VotingConfig;

/**
 * A transaction that a worker thread waits for: it commits when the work ends, and leaves nothing if it throws.
 *
 * <p>A replica that was stopped in the middle keeps its connection and with it the contest. So the database ends the
 * transaction of whoever is silent for too long; another replica takes the step then, and the one that comes back finds
 * its connection gone. While a replica is busy with the work itself it speaks up regularly, however long that takes.
 */
@ApplicationScoped
class Step {
    /** A replica that hangs while it holds a contest must not make this one hang too. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Vertx vertx;
    private final Duration silence;

    @Inject
    Step(Pool pool, Vertx vertx, VotingConfig config) {
        this(pool, vertx, config.closing().silence());
    }

    private Step(Pool pool, Vertx vertx, Duration silence) {
        this.pool = pool;
        this.vertx = vertx;
        this.silence = silence;
    }

    /** The same with another patience of the database. */
    Step silentFor(Duration other) {
        return new Step(pool, vertx, other);
    }

    void inTransaction(Consumer<SqlConnection> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            Transaction transaction = connection.beginAndAwait();
            long heartbeat = vertx.setPeriodic(silence.toMillis() / 4, ignored -> speakUp(connection));
            try {
                connection.query(limits(silence)).executeAndAwait();
                work.accept(connection);
                transaction.commitAndAwait();
            } catch (RuntimeException e) {
                rollBack(transaction, e);
                throw e;
            } finally {
                vertx.cancelTimer(heartbeat);
            }
        } finally {
            connection.closeAndAwait();
        }
    }

    /** The last one is for a replica that stopped while rows were on their way to it: the database is not idle then. */
    static String limits(Duration silence) {
        return ("SET LOCAL plan_cache_mode = auto; SET LOCAL lock_timeout = %d; "
                        + "SET LOCAL idle_in_transaction_session_timeout = %d; SET LOCAL tcp_user_timeout = %d")
                .formatted(PATIENCE.toMillis(), silence.toMillis(), silence.toMillis());
    }

    /** Nobody waits for the answer: a connection that failed tells so to the work that uses it. */
    private static void speakUp(SqlConnection connection) {
        connection.query("SELECT 1").execute().subscribe().with(answer -> {}, failure -> {});
    }

    private static void rollBack(Transaction transaction, RuntimeException cause) {
        try {
            transaction.rollbackAndAwait();
        } catch (RuntimeException e) {
            // A lost connection rolls back by itself; what went wrong first is what counts.
            cause.addSuppressed(e);
        }
    }

    static List<Row> rows(SqlConnection connection, String sql, Tuple parameters) {
        Iterator<Row> rows =
                connection.preparedQuery(sql).executeAndAwait(parameters).iterator();
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }

    /** Changes rows; how many. */
    static int change(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).executeAndAwait(parameters).rowCount();
    }

    /**
     * Changes the row that says that a step is done.
     *
     * @throws IllegalStateException if it was done by another: what this one did must not stay
     */
    static void changeOne(SqlConnection connection, String sql, Tuple parameters) {
        int changed = change(connection, sql, parameters);
        if (changed != 1) {
            throw new IllegalStateException("a step was taken by another meanwhile; this one took back what it did");
        }
    }

    /** Hands out the rows in pieces of at most this many, which is all that is in memory of them. */
    static void forEachPiece(
            SqlConnection connection, String sql, Tuple parameters, int size, Consumer<List<Row>> piece) {
        PreparedStatement statement = connection.prepareAndAwait(sql);
        Cursor cursor = statement.cursor(parameters);
        do {
            List<Row> rows = new ArrayList<>(size);
            cursor.readAndAwait(size).iterator().forEachRemaining(rows::add);
            if (!rows.isEmpty()) {
                piece.accept(rows);
            }
        } while (cursor.hasMore());
        cursor.closeAndAwait();
        statement.closeAndAwait();
    }

    static void await(Uni<Void> work) {
        work.await().indefinitely();
    }
}
