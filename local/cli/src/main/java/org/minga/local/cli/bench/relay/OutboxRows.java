package org.minga.local.cli.bench.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.bench.Pause;

/** Events in the outbox of a service. Only the bench listens to their type. */
final class OutboxRows {
    static final String TYPE = "minga.bench.sent.v1";

    private static final long LIMIT_NANOS = 120_000_000_000L;
    private static final String FILL = """
        INSERT INTO outbox (id, type, aggregatetype, aggregateid, sequence, extensions, payload, timestamp)
        SELECT uuidv7(), '%s', 'bench', uuidv7()::text, 1,
               '{"traceparent":"00-' || md5(n::text) || '-' || substr(md5(n::text), 1, 16) || '-00"}',
               json_build_object('submissionId', uuidv7(), 'campaignId', uuidv7(), 'status', 'published',
                   'title', 'Benches under the willows', 'cost', json_build_object('amount', n, 'currency', 'EUR'),
                   'authorId', uuidv7(), 'onBehalf', false)::text,
               now()
        FROM generate_series(1, ?) AS n RETURNING id\
        """.formatted(TYPE);
    private static final String WAITING = "SELECT EXISTS (SELECT FROM outbox WHERE published_at IS NULL)";

    private final Connection database;

    OutboxRows(Connection database) {
        this.database = database;
    }

    /** Commits what was appended, waits until all of it is marked as published, and tells the seconds from then on. */
    double commit() throws SQLException {
        long start = System.nanoTime();
        database.commit();
        database.setAutoCommit(true);
        awaitPublished(start);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Writes what the last round left behind, so that the next begins as it did. */
    void settle() throws SQLException {
        awaitPublished(System.nanoTime());
        try (Statement statement = database.createStatement()) {
            statement.execute("VACUUM ANALYZE outbox");
            statement.execute("CHECKPOINT");
        }
    }

    /** Appends so many, which nobody sees before {@link #commit}, and tells their ids. */
    List<String> append(int rows) throws SQLException {
        database.setAutoCommit(false);
        try (PreparedStatement insert = database.prepareStatement(FILL)) {
            insert.setInt(1, rows);
            List<String> ids = new ArrayList<>(rows);
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        }
    }

    private void awaitPublished(long since) throws SQLException {
        try (PreparedStatement waiting = database.prepareStatement(WAITING)) {
            while (any(waiting)) {
                if (System.nanoTime() - since > LIMIT_NANOS) {
                    throw new BackingException("The outbox does not empty itself.");
                }
                Pause.millis(5);
            }
        }
    }

    private static boolean any(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
