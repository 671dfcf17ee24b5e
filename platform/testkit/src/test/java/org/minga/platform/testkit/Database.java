package org.minga.platform.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database of the application under test. */
final class Database {
    private Database() {}

    static long count(String table, String condition) {
        return Long.parseLong(strings("SELECT count(*)::text FROM " + table + " WHERE " + condition)
                .getFirst());
    }

    static List<String> strings(String query) {
        try (Connection connection = Events.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
