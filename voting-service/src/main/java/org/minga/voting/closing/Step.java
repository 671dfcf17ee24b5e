package org.minga.voting.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** A transaction that a worker thread waits for: it commits when the work ends, and leaves nothing if it throws. */
@ApplicationScoped
class Step {
    /** A replica that hangs while it holds a contest must not make this one hang too. */
    private static final String IMPATIENT = "SET LOCAL lock_timeout = '10s'";

    private final Pool pool;

    Step(Pool pool) {
        this.pool = pool;
    }

    void inTransaction(Consumer<SqlConnection> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            Transaction transaction = connection.beginAndAwait();
            try {
                connection.query(IMPATIENT).executeAndAwait();
                work.accept(connection);
                transaction.commitAndAwait();
            } catch (RuntimeException e) {
                rollBack(transaction, e);
                throw e;
            }
        } finally {
            connection.closeAndAwait();
        }
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
