package org.minga.voting.log;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * A short transaction that a thread waits for. A replica that is stopped in the middle of one loses it, with its locks,
 * after a few seconds: the database ends the connection, so nothing that the replica goes on with can do harm.
 */
@ApplicationScoped
class LogTransaction {
    private static final String BEGIN = """
        BEGIN; SET LOCAL idle_in_transaction_session_timeout = '4s'; SET LOCAL lock_timeout = '2s';
        SET LOCAL statement_timeout = '10s'\
        """;

    private final Pool pool;

    LogTransaction(Pool pool) {
        this.pool = pool;
    }

    <T> T call(Function<SqlConnection, T> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            connection.query(BEGIN).executeAndAwait();
            T done = work.apply(connection);
            connection.query("COMMIT").executeAndAwait();
            return done;
        } catch (RuntimeException e) {
            undo(connection, e);
            throw e;
        } finally {
            connection.closeAndAwait();
        }
    }

    private static void undo(SqlConnection connection, RuntimeException cause) {
        try {
            connection.query("ROLLBACK").executeAndAwait();
        } catch (RuntimeException e) {
            // A lost connection rolls back by itself; what went wrong first is what counts.
            cause.addSuppressed(e);
        }
    }
}
