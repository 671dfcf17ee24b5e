package org.minga.local.cli.operate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Lets an owner that was restored to an earlier time say once more how things stand, under sequences that its listeners
 * have not seen: they would ignore everything up to the one they keep. Events carry the whole entity, so the last one of
 * each kind is enough.
 */
final class Restatement {
    /** In an outbox the relay finds what is not marked as published. */
    private static final String AGAIN = """
            INSERT INTO outbox (id, type, aggregatetype, aggregateid, sequence, extensions, payload, timestamp)
            SELECT ?, type, aggregatetype, aggregateid, ?, extensions, payload, now() FROM outbox WHERE id = ?""";

    private static final String LAST_OF_EACH_KIND = """
            SELECT id FROM (SELECT DISTINCT ON (aggregatetype) id, sequence FROM outbox WHERE aggregateid = ?
              ORDER BY aggregatetype, sequence DESC) last ORDER BY sequence""";

    private Restatement() {}

    /**
     * Writes the events into the owner's outbox, whose relay sends them to everybody.
     *
     * @return how many; subjects that the owner knows nothing of any more have none
     */
    static int of(Connection owned, List<Comparison.NewerCopy> newer) throws SQLException {
        Map<String, Long> seen = new TreeMap<>();
        newer.forEach(copy -> seen.merge(copy.subject(), copy.sequence(), Math::max));
        owned.setAutoCommit(false);
        int written = 0;
        for (Map.Entry<String, Long> subject : seen.entrySet()) {
            written += restate(owned, subject.getKey(), subject.getValue());
        }
        owned.commit();
        return written;
    }

    private static int restate(Connection owned, String subject, long seen) throws SQLException {
        // As the service itself does: the row of the subject is locked until the commit.
        try (PreparedStatement lift = owned.prepareStatement("INSERT INTO outbox_subject AS s (subject, sequence)"
                + " VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET sequence = greatest(s.sequence, excluded.sequence)"
                + " RETURNING sequence")) {
            lift.setString(1, subject);
            lift.setLong(2, seen);
            long sequence;
            try (ResultSet row = lift.executeQuery()) {
                row.next();
                sequence = row.getLong(1);
            }
            long first = sequence;
            try (PreparedStatement last = owned.prepareStatement(LAST_OF_EACH_KIND)) {
                last.setString(1, subject);
                try (ResultSet row = last.executeQuery()) {
                    while (row.next()) {
                        sequence++;
                        append(owned, row.getObject(1, UUID.class), sequence);
                    }
                }
            }
            lift.setLong(2, sequence);
            lift.executeQuery().close();
            return (int) (sequence - first);
        }
    }

    private static void append(Connection owned, UUID event, long sequence) throws SQLException {
        try (PreparedStatement again = owned.prepareStatement(AGAIN)) {
            again.setObject(1, EventId.next());
            again.setLong(2, sequence);
            again.setObject(3, event);
            again.executeUpdate();
        }
    }
}
