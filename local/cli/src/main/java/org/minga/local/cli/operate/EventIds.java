package org.minga.local.cli.operate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The ids of a table in their order, read as they are asked for: there may be millions. */
final class EventIds implements AutoCloseable {
    private static final int FETCH = 5_000;

    private final PreparedStatement query;
    private final ResultSet rows;
    private @Nullable String id;
    private String type = "";

    /** @param query of ids (as text, in their order) and types; its parameters are set */
    private EventIds(PreparedStatement query) throws SQLException {
        this.query = query;
        query.setFetchSize(FETCH);
        this.rows = query.executeQuery();
        next();
    }

    interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    /** The connection must not commit by itself, or all rows come at once. */
    static EventIds of(Connection connection, String sql, Parameters parameters) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        try {
            parameters.set(query);
            return new EventIds(query);
        } catch (SQLException e) {
            query.close();
            throw e;
        }
    }

    /** Null when there are no more. */
    @Nullable
    String id() {
        return id;
    }

    String type() {
        return type;
    }

    void next() throws SQLException {
        id = rows.next() ? rows.getString(1) : null;
        type = id == null ? "" : rows.getString(2);
    }

    @Override
    public void close() throws SQLException {
        query.close();
    }
}
