package org.minga.local.cli.operate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.local.cli.platform.Service;

/**
 * What a service has heard and keeps, held against what one owner has said.
 *
 * @param unheard published events of the owner that this service never took, by type
 * @param unsaid events that this service took and the owner's log does not have, by type: the owner is younger than its
 *     listeners, as after a restore
 * @param newer copies that are ahead of their owner, so that the owner's next changes would be ignored
 */
record Comparison(Service owner, Map<String, Long> unheard, Map<String, Long> unsaid, List<NewerCopy> newer) {

    /** A kept copy with a higher sequence than its owner has given out. */
    record NewerCopy(String table, String subject, long sequence, long owned) {}

    boolean equal() {
        return unheard.isEmpty() && newer.isEmpty();
    }

    static long total(Map<String, Long> byType) {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both databases are only read. */
    static Comparison of(Service owner, Connection owned, Service listener, Connection heard) throws SQLException {
        owned.setAutoCommit(false);
        heard.setAutoCommit(false);
        Queues queues = Queues.load();
        List<String> types = types(owned).stream()
                .filter(type -> queues.reaches(Queues.inbox(listener), type))
                .toList();
        Map<String, Long> unheard = new TreeMap<>();
        Map<String, Long> unsaid = new TreeMap<>();
        @Nullable Timestamp oldest = oldest(owned);
        String entities = Services.entities(owner).stream()
                .map(entity -> "type LIKE 'minga." + entity.replace("_", "\\_") + ".%'")
                .collect(Collectors.joining(" OR "));
        // What the owner's log has forgotten, or may have, says nothing.
        String since = oldest == null ? "" : " AND received_at >= ?";
        try (EventIds said = EventIds.of(
                        owned,
                        "SELECT id::text, type FROM outbox WHERE type = ANY(?) ORDER BY id",
                        query -> query.setArray(1, text(owned, types)));
                EventIds taken = EventIds.of(
                        heard,
                        "SELECT id::text, type FROM inbox WHERE (" + entities + ")" + since + " ORDER BY id",
                        query -> {
                            if (oldest != null) {
                                query.setTimestamp(1, oldest);
                            }
                        })) {
            while (said.id() != null || taken.id() != null) {
                int order = compare(said.id(), taken.id());
                if (order < 0) {
                    unheard.merge(said.type(), 1L, Long::sum);
                } else if (order > 0) {
                    unsaid.merge(taken.type(), 1L, Long::sum);
                }
                if (order <= 0) {
                    said.next();
                }
                if (order >= 0) {
                    taken.next();
                }
            }
        }
        List<NewerCopy> newer = new ArrayList<>();
        compareCopies(owner, owned, heard, newer);
        owned.rollback();
        heard.rollback();
        return new Comparison(owner, unheard, unsaid, newer);
    }

    /** By the text of the ids, which has the order of the database; whoever is at the end comes last. */
    private static int compare(@Nullable String one, @Nullable String other) {
        if (one == null) {
            return 1;
        }
        return other == null ? -1 : one.compareTo(other);
    }

    private static List<String> types(Connection owned) throws SQLException {
        List<String> types = new ArrayList<>();
        try (Statement statement = owned.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT type FROM outbox")) {
            while (row.next()) {
                types.add(row.getString(1));
            }
        }
        return types;
    }

    private static @Nullable Timestamp oldest(Connection owned) throws SQLException {
        try (Statement statement = owned.createStatement();
                ResultSet row = statement.executeQuery("SELECT min(timestamp) FROM outbox")) {
            row.next();
            return row.getTimestamp(1);
        }
    }

    /**
     * Every table that is named after an entity of the owner and keeps its sequence is a copy: {@code campaign_copy},
     * {@code submission_fact}.
     */
    private static void compareCopies(Service owner, Connection owned, Connection heard, List<NewerCopy> newer)
            throws SQLException {
        for (String entity : Services.entities(owner)) {
            for (String table : List.of(entity + "_copy", entity + "_fact")) {
                String key = key(heard, table, entity);
                if (key != null) {
                    compareCopies(owned, heard, table, key, newer);
                }
            }
        }
    }

    private static @Nullable String key(Connection heard, String table, String entity) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = heard.prepareStatement("SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND table_name = ?")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        if (!columns.contains("sequence")) {
            return null;
        }
        return columns.contains("id") ? "id" : entity + "_id";
    }

    private static void compareCopies(
            Connection owned, Connection heard, String table, String key, List<NewerCopy> newer) throws SQLException {
        try (EventIds kept = EventIds.of(
                        heard,
                        "SELECT " + key + "::text, sequence::text FROM " + table + " ORDER BY " + key,
                        query -> {});
                EventIds given = EventIds.of(
                        owned,
                        "SELECT subject, sequence::text FROM outbox_subject ORDER BY subject COLLATE \"C\"",
                        query -> {})) {
            while (kept.id() != null) {
                int order = compare(kept.id(), given.id());
                if (order > 0) {
                    given.next();
                    continue;
                }
                long sequence = Long.parseLong(kept.type());
                long owns = order == 0 ? Long.parseLong(given.type()) : 0;
                if (sequence > owns) {
                    newer.add(new NewerCopy(table, String.valueOf(kept.id()), sequence, owns));
                }
                kept.next();
            }
        }
    }

    static Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
