package org.minga.local.cli.bench.ballots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.minga.local.backing.PostgresAccess;
import org.minga.local.backing.process.BackingException;

/**
 * What ballots are compared with: plain connections to the same server, each of which writes one row of a ballot's shape
 * after the other by a prepared INSERT that commits by itself. No HTTP, no token, no contest that must be open, no event,
 * no log.
 */
final class Reference implements AutoCloseable {
    static final int CONNECTIONS = 16;

    private static final String DATABASE = "reference";
    private static final String TABLE = """
        CREATE TABLE ballot (
            contest_id uuid NOT NULL, voter_tag bytea NOT NULL, voter bytea NOT NULL, canonical text, weight int NOT NULL,
            salt bytea NOT NULL, commitment bytea, batch_id uuid NOT NULL, version bigint NOT NULL, received_at timestamptz NOT NULL,
            PRIMARY KEY (contest_id, voter_tag)) WITH (fillfactor = 85)\
        """;
    private static final String INSERT = "INSERT INTO ballot VALUES (?, ?, ?, ?, 1, ?, ?, ?, 1, ?)";
    private static final long SEED = 20260601;

    private final List<Connection> connections = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    Reference(PostgresAccess server, Instant receivedAt) throws SQLException {
        try (Connection administrator = server.connect("postgres");
                Statement statement = administrator.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = server.connect(DATABASE);
            connections.add(connection);
            if (i == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(TABLE);
                }
            }
            writers.add(new Writer(connection.prepareStatement(INSERT), SEED + i, Timestamp.from(receivedAt)));
        }
    }

    /** Rows per second, all connections together; each writes the same number. */
    double insert(int rows) {
        int each = rows / CONNECTIONS;
        CyclicBarrier gate = new CyclicBarrier(CONNECTIONS + 1);
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (Writer writer : writers) {
                Callable<Long> task = () -> {
                    gate.await();
                    writer.write(each);
                    return System.nanoTime();
                };
                running.add(threads.submit(task));
            }
            gate.await();
            long start = System.nanoTime();
            long end = start;
            for (Future<Long> one : running) {
                end = Math.max(end, one.get());
            }
            return each * CONNECTIONS * 1e9 / (end - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        } catch (ExecutionException | BrokenBarrierException e) {
            throw new BackingException("The reference could not be measured: " + e, e);
        }
    }

    private record Writer(PreparedStatement insert, SplittableRandom random, Timestamp receivedAt) {
        Writer(PreparedStatement insert, long seed, Timestamp receivedAt) {
            this(insert, new SplittableRandom(seed), receivedAt);
        }

        void write(int rows) throws SQLException {
            for (int i = 0; i < rows; i++) {
                insert.setObject(1, new UUID(SEED, random.nextInt(5)));
                insert.setBytes(2, bytes(16));
                insert.setBytes(3, bytes(52));
                insert.setString(
                        4, "{\"kind\":\"approval\",\"selections\":[\"3\",\"" + random.nextInt(100, 1000) + "\"]}");
                insert.setBytes(5, bytes(16));
                insert.setBytes(6, bytes(32));
                insert.setObject(7, new UUID(random.nextLong(), random.nextLong()));
                insert.setTimestamp(8, receivedAt);
                insert.executeUpdate();
            }
        }

        private byte[] bytes(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
