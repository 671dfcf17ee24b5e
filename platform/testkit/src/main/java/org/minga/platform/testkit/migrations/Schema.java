package org.minga.platform.testkit.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A schema as PostgreSQL's catalogue tells it, by the ids that things keep when they are renamed. */
record Schema(
        Map<Long, Relation> relations,
        Map<Place, Column> columns,
        Set<UniqueKey> uniqueKeys,
        Map<Long, Rule> rules,
        Map<Long, String> routines) {

    private static final String RELATIONS = """
            SELECT c.oid::bigint, relname, coalesce(pg_relation_filenode(c.oid), 0)::bigint,
                   (SELECT coalesce(string_agg(p, ','), '') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS p
                    WHERE has_table_privilege(?, c.oid, p))
            FROM pg_class c
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND relname NOT LIKE 'flyway%'""";

    private static final String COLUMNS = """
            SELECT a.attrelid::bigint, a.attnum, a.attname,
                   format_type(a.atttypid, a.atttypmod) || coalesce(' COLLATE ' || l.collname, ''),
                   a.attnotnull, a.atthasdef OR a.attidentity <> ''
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_collation l ON l.oid = a.attcollation
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
              AND a.attnum > 0 AND NOT a.attisdropped""";

    private static final String UNIQUE_KEYS = """
            SELECT i.indrelid::bigint, i.indkey::text, coalesce(pg_get_expr(i.indpred, i.indrelid), '')
                   || coalesce(pg_get_expr(i.indexprs, i.indrelid), '')
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique""";

    private static final String RULES = """
            SELECT o.oid::bigint, conrelid::bigint, conname, coalesce(array_to_string(conkey, ' '), '')
            FROM pg_constraint o
            WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype IN ('c', 'f', 'x')
            UNION ALL
            SELECT t.oid::bigint, tgrelid::bigint, tgname, '' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal""";

    private static final String ROUTINES =
            "SELECT oid::bigint, oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace";

    /**
     * @param file which holds its rows; another one after they were all written anew
     * @param privileges of the application's role
     */
    record Relation(String name, long file, Set<String> privileges) {}

    record Place(long relation, int column) {}

    /** @param filled when an insert does not name it */
    record Column(String name, String type, boolean required, boolean filled) {}

    /** @param condition of a partial index, and the expressions of one on expressions */
    record UniqueKey(long relation, Set<Integer> columns, String condition) {}

    /** A constraint or a trigger: something that may refuse a write. */
    record Rule(long relation, String name, Set<Integer> columns) {}

    static Schema of(Connection connection, String app) throws SQLException {
        Map<Long, Relation> relations = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(RELATIONS)) {
            query.setString(1, app);
            each(
                    query,
                    row -> relations.put(
                            row.getLong(1),
                            new Relation(
                                    row.getString(2),
                                    row.getLong(3),
                                    Set.of(row.getString(4).split(",")))));
        }
        Map<Place, Column> columns = new LinkedHashMap<>();
        each(
                connection,
                COLUMNS,
                row -> columns.put(
                        new Place(row.getLong(1), row.getInt(2)),
                        new Column(row.getString(3), row.getString(4), row.getBoolean(5), row.getBoolean(6))));
        Set<UniqueKey> uniqueKeys = new HashSet<>();
        each(
                connection,
                UNIQUE_KEYS,
                row -> uniqueKeys.add(new UniqueKey(row.getLong(1), numbers(row.getString(2)), row.getString(3))));
        Map<Long, Rule> rules = new LinkedHashMap<>();
        each(
                connection,
                RULES,
                row -> rules.put(
                        row.getLong(1), new Rule(row.getLong(2), row.getString(3), numbers(row.getString(4)))));
        Map<Long, String> routines = new HashMap<>();
        each(connection, ROUTINES, row -> routines.put(row.getLong(1), row.getString(2)));
        return new Schema(relations, columns, uniqueKeys, rules, routines);
    }

    private static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split(" "))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void each(Connection connection, String sql, Row row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            each(query, row);
        }
    }

    private static void each(PreparedStatement query, Row row) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                row.read(found);
            }
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }
}
