package org.minga.submission;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.minga.platform.testkit.Events;

/** Looks into the database of the service under test, as its owner. */
public final class Db {

    private Db() {}

    /** The first column of the first row as text; empty where there is none. */
    public static String one(String query) {
        try (Connection connection = Events.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            String value = row.next() ? row.getString(1) : null;
            return value == null ? "" : value;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    public static long count(String table, String condition) {
        return Long.parseLong(one("select count(*) from " + table + " where " + condition));
    }

    public static void execute(String... statements) throws SQLException {
        try (Connection connection = Events.database();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
