package org.minga.local.backing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.minga.local.backing.process.BackingException;

/**
 * A PostgreSQL server and an account that may create databases and roles on it.
 *
 * @param host name or address
 * @param port TCP port
 * @param username administrator
 * @param password the administrator's password
 */
public record PostgresAccess(String host, int port, String username, String password) {

    /**
     * Reads {@code postgresql://admin:password@host:port}.
     *
     * @throws BackingException when the address is not of this form
     */
    public static PostgresAccess parse(String url) {
        URI uri = Addresses.parse(url, "MINGA_POSTGRES_URL", "postgresql://admin:password@host:5432");
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new PostgresAccess(uri.getHost(), port, Addresses.username(uri), Addresses.password(uri));
    }

    /** A connection of the administrator to one database. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "minga-backing");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** {@code jdbc:postgresql://host:port/database}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /**
     * Creates a database with its two roles, or brings them into this shape where they exist: {@code <name>_owner} owns
     * the database and the schema {@code public} and runs migrations; {@code <name>_app} may connect and use the
     * schema, nothing more (a migration of the owner grants it rows). Nobody else may connect.
     *
     * @param name database name: lower-case letters, digits and underscores
     * @throws BackingException when the server refuses
     */
    public DatabaseAccess createDatabase(String name, String ownerPassword, String appPassword) {
        if (!name.matches("[a-z][a-z0-9_]{0,48}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        String owner = name + "_owner";
        String app = name + "_app";
        try (Connection server = connect("postgres");
                Statement statement = server.createStatement()) {
            createRole(statement, owner, ownerPassword);
            createRole(statement, app, appPassword);
            try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                if (!found.next()) {
                    // The administrator must be a member of the role it gives a database to.
                    statement.execute("GRANT " + owner + " TO CURRENT_USER");
                    statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
                }
            }
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + app);
        } catch (SQLException e) {
            throw refused(name, e);
        }
        try (Connection database = connect(name);
                Statement statement = database.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + owner);
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + app);
        } catch (SQLException e) {
            throw refused(name, e);
        }
        return new DatabaseAccess(host, port, name, owner, ownerPassword, app, appPassword);
    }

    /** Drops a database, its open connections and its two roles; one that is not there is no error. */
    public void dropDatabase(String name) {
        try (Connection server = connect("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("DROP ROLE IF EXISTS " + name + "_owner");
            statement.execute("DROP ROLE IF EXISTS " + name + "_app");
        } catch (SQLException e) {
            throw refused(name, e);
        }
    }

    private static void createRole(Statement statement, String role, String password) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            String verb = found.next() ? "ALTER" : "CREATE";
            String literal = "'" + password.replace("'", "''") + "'";
            statement.execute(verb + " ROLE " + role + " LOGIN PASSWORD " + literal);
        }
    }

    private BackingException refused(String name, SQLException e) {
        return new BackingException(
                "PostgreSQL at %s:%d refuses to prepare the database %s: %s"
                        .formatted(host, port, name, e.getMessage()),
                e);
    }
}
