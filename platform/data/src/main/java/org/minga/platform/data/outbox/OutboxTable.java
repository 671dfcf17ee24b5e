package org.minga.platform.data.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.postgresql.PGConnection;

/**
 * The outbox as one relay sees it, over a connection of its own. The connection holds the advisory lock that makes it
 * the only relay of this database: when the connection is lost, so is the lock, and another process takes over.
 */
final class OutboxTable implements AutoCloseable {
    private static final long RELAY_LOCK = 0x6d696e6761L;
    private static final int FETCH = 500;

    private final Connection connection;

    private OutboxTable(Connection connection) {
        this.connection = connection;
    }

    static OutboxTable open(String url, String username, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "outbox relay");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        return new OutboxTable(DriverManager.getConnection(url, properties));
    }

    boolean tryToBecomeTheRelay() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + RELAY_LOCK + ")")) {
            row.next();
            boolean locked = row.getBoolean(1);
            if (locked) {
                statement.execute("LISTEN outbox");
                // A mark that a crash loses is set again when the event has been sent again.
                statement.execute("SET synchronous_commit = off");
            }
            return locked;
        }
    }

    /** @param except positions of rows that are on their way already */
    List<OutboxRow> unpublished(int limit, List<Long> except) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + OutboxRow.COLUMNS
                + " FROM outbox WHERE published_at IS NULL AND position <> ALL (?) ORDER BY position LIMIT ?")) {
            query.setArray(1, connection.createArrayOf("bigint", except.toArray()));
            query.setInt(2, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(OutboxRow.from(row));
                }
            }
            return rows;
        }
    }

    void markPublished(List<Long> positions) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE outbox SET published_at = now() WHERE position = ANY(?)")) {
            update.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            update.executeUpdate();
        }
    }

    /** Removes some of the oldest rows: a few at a time, so that it never holds up publishing. */
    int forgetPublishedBefore(Duration retention) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM outbox WHERE position IN (SELECT position FROM outbox"
                        + " WHERE published_at < now() - make_interval(secs => ?) LIMIT 10000)")) {
            delete.setDouble(1, retention.toSeconds());
            return delete.executeUpdate();
        }
    }

    /** Sleeps until something was appended, or until the time is over. */
    void awaitAppend(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
    }

    /** Every event of the log that has gone out once, in order, in memory for one page at a time. */
    void forEachPublished(Predicate<String> types, EventSink sink) throws Exception {
        long after = 0;
        while (true) {
            List<OutboxRow> page = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("SELECT " + OutboxRow.COLUMNS
                    + " FROM outbox WHERE published_at IS NOT NULL AND position > ? ORDER BY position LIMIT "
                    + FETCH)) {
                query.setLong(1, after);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        page.add(OutboxRow.from(row));
                    }
                }
            }
            if (page.isEmpty()) {
                return;
            }
            after = page.getLast().position();
            sink.accept(page.stream().filter(row -> types.test(row.type())).toList());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Takes a page of events. */
    interface EventSink {
        void accept(List<OutboxRow> page) throws Exception;
    }
}
