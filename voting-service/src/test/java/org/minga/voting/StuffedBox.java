package org.minga.voting;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.minga.platform.testkit.Events;
import org.minga.tally.formats.log.Commitment;
import org.minga.voting.ballot.domain.BoxKey;

/** Puts many ballots into an open box at once, as the service itself would have, for tests of what comes after. */
public final class StuffedBox {
    private static final int BATCH = 2_000;

    private StuffedBox() {}

    /**
     * Ballots of {@code voter-1} to {@code voter-n}.
     *
     * @param ballot the canonical text of the n-th, from 1
     */
    public static void stuff(UUID contest, int voters, IntFunction<String> ballot) {
        stuff(contest, voters, n -> "voter-" + n, ballot);
    }

    /** The same of voters with other names. */
    public static void stuff(UUID contest, int voters, IntFunction<String> voter, IntFunction<String> ballot) {
        inBatches(
                contest,
                voters,
                (database, key, from, to) -> cast(database, contest, draw(key, from, to, voter, ballot)));
    }

    /** The first so many change theirs. */
    public static void change(UUID contest, int voters, IntFunction<String> voter, IntFunction<String> ballot) {
        inBatches(
                contest,
                voters,
                (database, key, from, to) -> change(database, contest, draw(key, from, to, voter, ballot)));
    }

    private interface Batch {
        void write(Connection database, BoxKey key, int from, int to) throws SQLException;
    }

    private static void inBatches(UUID contest, int voters, Batch batch) {
        try (Connection database = Events.database()) {
            database.setAutoCommit(false);
            BoxKey key = new BoxKey(secret(database, contest));
            for (int from = 1; from <= voters; from += BATCH) {
                batch.write(database, key, from, Math.min(voters, from + BATCH - 1));
            }
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Drawn(byte[] tag, byte[] voter, String canonical, byte[] salt, byte[] commitment) {}

    private static List<Drawn> draw(
            BoxKey key, int from, int to, IntFunction<String> voter, IntFunction<String> ballot) {
        SecureRandom chance = new SecureRandom();
        List<Drawn> drawn = new ArrayList<>();
        for (int n = from; n <= to; n++) {
            byte[] salt = new byte[Commitment.SALT_BYTES];
            chance.nextBytes(salt);
            String canonical = ballot.apply(n);
            byte[] tag = key.tag(voter.apply(n));
            drawn.add(new Drawn(
                    tag,
                    key.hide(tag, voter.apply(n)),
                    canonical,
                    salt,
                    Commitment.of(salt, Commitment.content(canonical, 1))));
        }
        return drawn;
    }

    private static void cast(Connection database, UUID contest, List<Drawn> drawn) throws SQLException {
        UUID batch = UUID.randomUUID();
        try (PreparedStatement insert = database.prepareStatement("""
                INSERT INTO ballot (contest_id, voter_tag, voter, canonical, weight, salt, commitment, batch_id, version,
                                    received_at)
                VALUES (?, ?, ?, ?, 1, ?, ?, ?, 1, now())""")) {
            for (Drawn one : drawn) {
                insert.setObject(1, contest);
                insert.setBytes(2, one.tag());
                insert.setBytes(3, one.voter());
                insert.setString(4, one.canonical());
                insert.setBytes(5, one.salt());
                insert.setBytes(6, one.commitment());
                insert.setObject(7, batch);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        owe(database, contest, batch, drawn, new byte[0]);
    }

    private static void change(Connection database, UUID contest, List<Drawn> drawn) throws SQLException {
        UUID batch = UUID.randomUUID();
        ByteArrayOutputStream voided = new ByteArrayOutputStream();
        try (PreparedStatement update = database.prepareStatement("""
                UPDATE ballot b SET canonical = n.canonical, salt = n.salt, commitment = n.commitment, batch_id = ?,
                       replaced = b.commitment, replaced_batch = b.batch_id, version = b.version + 1
                FROM unnest(?::bytea[], ?::text[], ?::bytea[], ?::bytea[]) AS n (tag, canonical, salt, commitment)
                WHERE b.contest_id = ? AND b.voter_tag = n.tag RETURNING b.replaced || uuid_send(b.replaced_batch)""")) {
            update.setObject(1, batch);
            update.setArray(2, bytes(database, drawn, Drawn::tag));
            update.setArray(
                    3,
                    database.createArrayOf(
                            "text", drawn.stream().map(Drawn::canonical).toArray()));
            update.setArray(4, bytes(database, drawn, Drawn::salt));
            update.setArray(5, bytes(database, drawn, Drawn::commitment));
            update.setObject(6, contest);
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    voided.writeBytes(rows.getBytes(1));
                }
            }
        }
        owe(database, contest, batch, drawn, voided.toByteArray());
    }

    private static Array bytes(Connection database, List<Drawn> drawn, Function<Drawn, byte[]> part)
            throws SQLException {
        return database.createArrayOf("bytea", drawn.stream().map(part).toArray(byte[][]::new));
    }

    /** What the log is to take in. */
    private static void owe(Connection database, UUID contest, UUID batch, List<Drawn> drawn, byte[] voided)
            throws SQLException {
        ByteArrayOutputStream commitments = new ByteArrayOutputStream();
        drawn.forEach(one -> commitments.writeBytes(one.commitment()));
        try (PreparedStatement owe = database.prepareStatement(
                "INSERT INTO ballot_batch (id, contest_id, commitments, voided) VALUES (?, ?, ?, ?)")) {
            owe.setObject(1, batch);
            owe.setObject(2, contest);
            owe.setBytes(3, commitments.toByteArray());
            owe.setBytes(4, voided);
            owe.execute();
        }
    }

    /** The key of an open box. */
    public static byte[] secret(Connection database, UUID contest) throws SQLException {
        try (PreparedStatement query =
                database.prepareStatement("SELECT secret FROM ballot_key WHERE contest_id = ?")) {
            query.setObject(1, contest);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("the box of " + contest + " is not open");
                }
                return rows.getBytes(1);
            }
        }
    }

    /** Who has a row in the box, read with its key. */
    public static List<String> voters(UUID contest) {
        try (Connection database = Events.database();
                PreparedStatement query =
                        database.prepareStatement("SELECT voter_tag, voter FROM ballot WHERE contest_id = ?")) {
            BoxKey key = new BoxKey(secret(database, contest));
            query.setObject(1, contest);
            List<String> voters = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    voters.add(key.reveal(rows.getBytes(1), rows.getBytes(2)));
                }
            }
            return voters;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
