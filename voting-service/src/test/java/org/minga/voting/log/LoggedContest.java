package org.minga.voting.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minga.platform.testkit.Events;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.TreeHead;
import org.minga.tally.formats.merkle.MerkleTree;
import org.minga.voting.log.domain.LogPage;

/** The log of a contest as it lies in the database, with what was promised to it. */
final class LoggedContest {
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom CHANCE = new SecureRandom();

    final UUID contest;

    /** A commitment and the batch that promised it. */
    record Promised(byte[] commitment, UUID batch) {}

    LoggedContest(UUID contest) {
        this.contest = contest;
    }

    /** Commits a batch of so many ballots, as the box would, that voids these. */
    List<Promised> promise(int ballots, List<Promised> voided) {
        UUID batch = UUID.randomUUID();
        List<Promised> made = new ArrayList<>();
        byte[] commitments = new byte[32 * ballots];
        for (int i = 0; i < ballots; i++) {
            byte[] commitment = new byte[32];
            CHANCE.nextBytes(commitment);
            System.arraycopy(commitment, 0, commitments, 32 * i, 32);
            made.add(new Promised(commitment, batch));
        }
        StringBuilder gone = new StringBuilder();
        voided.forEach(one -> gone.append(HEX.formatHex(one.commitment))
                .append(one.batch.toString().replace("-", "")));
        try (Connection database = Events.database();
                PreparedStatement insert = database.prepareStatement(
                        "INSERT INTO ballot_batch (id, contest_id, commitments, voided) VALUES (?, ?, ?, ?)")) {
            insert.setObject(1, batch);
            insert.setObject(2, contest);
            insert.setBytes(3, commitments);
            insert.setBytes(4, HEX.parseHex(gone));
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return made;
    }

    List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>();
        query("SELECT page, entries FROM log_page WHERE contest_id = ? ORDER BY page", row -> {
            LogPage page = new LogPage(row.getLong(1), row.getBytes(2));
            assertThat(page.from()).isEqualTo(entries.size());
            for (int i = 0; i < page.count(); i++) {
                entries.add(page.entry(contest.toString(), page.from() + i));
            }
        });
        return entries;
    }

    /**
     * Checks the whole log against what was promised: each ballot once, each void once and after its ballot, every head
     * that of the entries, every node and range right.
     */
    void assertHolds(List<Promised> promised, List<Promised> voided) {
        List<LogEntry> entries = entries();
        MerkleTree tree = new MerkleTree();
        Map<String, Integer> ballots = new HashMap<>();
        Map<Long, Integer> voids = new HashMap<>();
        for (LogEntry entry : entries) {
            switch (entry) {
                case LogEntry.Ballot ballot ->
                    assertThat(ballots.put(HEX.formatHex(ballot.commitment()), tree.size()))
                            .as("a ballot stands once")
                            .isNull();
                case LogEntry.Void gone -> {
                    assertThat(gone.index()).isLessThan(tree.size());
                    assertThat(entries.get((int) gone.index())).isInstanceOf(LogEntry.Ballot.class);
                    assertThat(voids.put(gone.index(), tree.size()))
                            .as("an entry is voided once")
                            .isNull();
                }
            }
            tree.append(entry.bytes());
        }
        assertThat(ballots.keySet())
                .hasSize(promised.size())
                .isEqualTo(promised.stream()
                        .map(one -> HEX.formatHex(one.commitment))
                        .collect(Collectors.toSet()));
        assertThat(voids.keySet())
                .hasSize(voided.size())
                .isEqualTo(voided.stream()
                        .map(one -> (long) Objects.requireNonNull(ballots.get(HEX.formatHex(one.commitment))))
                        .collect(Collectors.toSet()));
        Map<Long, Integer> stored = new HashMap<>();
        query(
                "SELECT voided, index FROM log_void WHERE contest_id = ?",
                row -> stored.put(row.getLong(1), row.getInt(2)));
        assertThat(stored).isEqualTo(voids);
        assertHeads(tree);
        assertNodes(tree);
        query(
                "SELECT id, log_from, log_to, commitments FROM ballot_batch WHERE contest_id = ?",
                row -> assertRange(row, ballots));
    }

    private static void assertRange(ResultSet row, Map<String, Integer> ballots) throws SQLException {
        byte[] commitments = row.getBytes(4);
        for (int at = 0; at < commitments.length; at += 32) {
            assertThat(ballots.get(HEX.formatHex(commitments, at, at + 32)))
                    .isBetween(row.getInt(2), row.getInt(3) - 1);
        }
    }

    private void assertHeads(MerkleTree tree) {
        Map<String, LogKey> keys = new HashMap<>();
        query(
                "SELECT id, public_key FROM log_key WHERE ?::uuid IS NOT NULL",
                row -> keys.put(row.getString(1), new LogKey(row.getBytes(2))));
        List<TreeHead> heads = new ArrayList<>();
        query(
                "SELECT size, root, signed_at, key_id, signature FROM tree_head WHERE contest_id = ? ORDER BY size",
                row -> {
                    TreeHead head = new TreeHead(
                            contest.toString(),
                            row.getLong(1),
                            row.getBytes(2),
                            row.getTimestamp(3).toInstant());
                    assertThat(head.root()).isEqualTo(tree.root((int) head.size()));
                    assertThat(Objects.requireNonNull(keys.get(row.getString(4)))
                                    .verifies(head.statement(), row.getBytes(5)))
                            .as(head.toString())
                            .isTrue();
                    heads.add(head);
                });
        assertThat(heads.getLast().size()).isEqualTo(tree.size());
        assertThat(heads).extracting(TreeHead::at).isSorted();
    }

    private void assertNodes(MerkleTree tree) {
        List<String> nodes = new ArrayList<>();
        query("SELECT height, position, hash FROM log_node WHERE contest_id = ?", row -> {
            int height = row.getInt(1);
            long position = row.getLong(2);
            nodes.add(height + "/" + position);
            // The second half of a tree twice as large is what proves that its first half stayed.
            int to = (int) (position + 1 << height);
            if (to == 1 << height) {
                assertThat(row.getBytes(3)).isEqualTo(tree.root(to));
            }
        });
        List<String> expected = new ArrayList<>();
        for (int height = LogPage.HEIGHT; tree.size() >>> height > 0; height++) {
            for (int position = 0; position < tree.size() >>> height; position++) {
                expected.add(height + "/" + position);
            }
        }
        assertThat(nodes).containsExactlyInAnyOrderElementsOf(expected);
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reading reading) {
        try (Connection database = Events.database();
                PreparedStatement query = database.prepareStatement(sql)) {
            query.setObject(1, contest);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reading.of(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
