package org.minga.local.cli.bench.ballots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.bench.Pause;

/** What the database of voting-service holds after a measurement. */
final class VotingRows {
    private static final double LIMIT_SECONDS = 60;
    private static final String WAITING = """
        SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL)
             + (SELECT count(*) FROM ballot_batch WHERE log_from IS NULL)\
        """;
    private static final String BALLOTS = """
        SELECT encode(commitment, 'hex'), version FROM ballot WHERE contest_id = ? AND canonical IS NOT NULL\
        """;
    private static final String PROMISED = """
        SELECT coalesce(sum(length(commitments)), 0) / 32 FROM ballot_batch WHERE contest_id = ?\
        """;

    private static final String BATCHES = "SELECT count(DISTINCT id) FROM ballot_batch";

    private final Connection voting;

    VotingRows(Connection voting) {
        this.voting = voting;
    }

    /**
     * Waits until all that was accepted is in the log and all events are sent, and writes what the last measurement left
     * behind, so that the next begins as it did.
     *
     * @return the seconds that this was behind
     */
    double settle() throws SQLException {
        long start = System.nanoTime();
        while (waiting() > 0) {
            if ((System.nanoTime() - start) / 1e9 > LIMIT_SECONDS) {
                throw new BackingException("What waits to be sent or logged stays waiting.");
            }
            Pause.millis(20);
        }
        double behind = (System.nanoTime() - start) / 1e9;
        try (Statement statement = voting.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        return behind;
    }

    private long waiting() throws SQLException {
        return number(WAITING);
    }

    /** How many transactions wrote ballots until now. */
    long batches() throws SQLException {
        return number(BATCHES);
    }

    private long number(String query) throws SQLException {
        try (Statement statement = voting.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * How many receipts and rows do not agree: a ballot that was told to be stored and is not there with that version, one
     * that is there although nobody was told so, and more or fewer of them promised to the log than were stored. Where no
     * answer came, either is right.
     */
    long disagreements(Receipts receipts) throws SQLException {
        long wrong = receipts.unreadable();
        for (int contest = 0; contest < receipts.contests().size(); contest++) {
            UUID id = receipts.contests().get(contest);
            Map<String, Long> rows = ballots(id);
            int uncertain = receipts.uncertainOf(contest);
            int found = 0;
            long stored = 0;
            for (Receipts.Receipt receipt : receipts.of(contest)) {
                Long version = rows.get(receipt.tracker());
                if (version != null && version == receipt.version()) {
                    found++;
                } else {
                    wrong++;
                }
                stored += receipt.version();
            }
            wrong += Math.max(0, rows.size() - found - uncertain);
            wrong += Math.max(0, Math.abs(promised(id) - stored) - uncertain);
        }
        return wrong;
    }

    private Map<String, Long> ballots(UUID contest) throws SQLException {
        try (PreparedStatement query = voting.prepareStatement(BALLOTS)) {
            query.setObject(1, contest);
            Map<String, Long> found = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
            return found;
        }
    }

    private long promised(UUID contest) throws SQLException {
        try (PreparedStatement query = voting.prepareStatement(PROMISED)) {
            query.setObject(1, contest);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
