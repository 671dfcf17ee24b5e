package org.minga.voting;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
        try (Connection database = Events.database()) {
            database.setAutoCommit(false);
            BoxKey key = new BoxKey(secret(database, contest));
            for (int from = 1; from <= voters; from += BATCH) {
                batch(database, contest, key, from, Math.min(voters, from + BATCH - 1), ballot);
            }
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void batch(
            Connection database, UUID contest, BoxKey key, int from, int to, IntFunction<String> ballot)
            throws SQLException {
        SecureRandom chance = new SecureRandom();
        UUID batch = UUID.randomUUID();
        ByteArrayOutputStream commitments = new ByteArrayOutputStream();
        try (PreparedStatement insert = database.prepareStatement("""
                INSERT INTO ballot (contest_id, voter_tag, voter, canonical, weight, salt, commitment, batch_id, version,
                                    received_at)
                VALUES (?, ?, ?, ?, 1, ?, ?, ?, 1, now())""")) {
            for (int n = from; n <= to; n++) {
                byte[] salt = new byte[Commitment.SALT_BYTES];
                chance.nextBytes(salt);
                String canonical = ballot.apply(n);
                byte[] commitment = Commitment.of(salt, Commitment.content(canonical, 1));
                commitments.writeBytes(commitment);
                insert.setObject(1, contest);
                byte[] tag = key.tag("voter-" + n);
                insert.setBytes(2, tag);
                insert.setBytes(3, key.hide(tag, "voter-" + n));
                insert.setString(4, canonical);
                insert.setBytes(5, salt);
                insert.setBytes(6, commitment);
                insert.setObject(7, batch);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement owe = database.prepareStatement(
                "INSERT INTO ballot_batch (id, contest_id, commitments, voided) VALUES (?, ?, ?, ''::bytea)")) {
            owe.setObject(1, batch);
            owe.setObject(2, contest);
            owe.setBytes(3, commitments.toByteArray());
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
