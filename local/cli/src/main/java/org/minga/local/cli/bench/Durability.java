package org.minga.local.cli.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.minga.local.backing.process.BackingException;

/** Whether a commit is on disk before it is answered. What is faster than that is not compared here. */
public final class Durability {
    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /**
     * What the server says of itself, for people.
     *
     * @throws BackingException when one of the settings is not on, or somebody may have another one for a role or a
     *     database of theirs
     */
    public static String require(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            List<String> found = new ArrayList<>();
            for (String setting : SETTINGS) {
                String value = text(statement, "SHOW " + setting);
                if (!value.equals("on")) {
                    throw new BackingException("There is nothing to compare: " + setting + " is " + value + ".");
                }
                found.add(setting + "=" + value);
            }
            String own = text(
                    statement,
                    "SELECT coalesce(string_agg(array_to_string(setconfig, ' '), ' '), '') FROM pg_db_role_setting");
            if (SETTINGS.stream().anyMatch(own::contains)) {
                throw new BackingException("There is nothing to compare: a role or a database has " + own + ".");
            }
            return "PostgreSQL " + text(statement, "SHOW server_version") + ", " + String.join(" ", found)
                    + " wal_sync_method=" + text(statement, "SHOW wal_sync_method");
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
