package org.minga.local.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.Processes;

class PostgresServerIT {
    @TempDir
    Path home;

    @AfterEach
    void no_process_is_left() {
        assertThat(Processes.ofFolder(home.resolve("postgres"))).isEmpty();
    }

    @Test
    void data_are_still_there_after_a_stop_and_a_start() throws Exception {
        PostgresOptions options = options();
        try (PostgresServer first = PostgresServer.start(options)) {
            DatabaseAccess database = first.access().createDatabase("sample", "owner-secret", "app-secret");
            execute(database, database.ownerUsername(), "CREATE TABLE note (text text)");
            execute(database, database.ownerUsername(), "INSERT INTO note VALUES ('kept')");
        }

        try (PostgresServer second = PostgresServer.start(options)) {
            DatabaseAccess database = second.access().createDatabase("sample", "owner-secret", "other-secret");
            assertThat(single(database, database.ownerUsername(), "SELECT text FROM note"))
                    .isEqualTo("kept");
            assertThat(single(database, database.appUsername(), "SELECT current_user"))
                    .isEqualTo("sample_app");
        }
    }

    @Test
    void a_commit_is_on_disk_before_it_is_answered() throws Exception {
        try (PostgresServer server = PostgresServer.start(options());
                Connection connection = server.access().connect("postgres")) {
            assertThat(single(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(single(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(single(connection, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void the_app_role_changes_no_tables_and_enters_no_other_database() {
        try (PostgresServer server = PostgresServer.start(options())) {
            DatabaseAccess database = server.access().createDatabase("sample", "owner-secret", "app-secret");
            server.access().createDatabase("other", "owner-secret", "app-secret");
            DatabaseAccess foreign = new DatabaseAccess(
                    database.host(),
                    database.port(),
                    "other",
                    "sample_owner",
                    "owner-secret",
                    "sample_app",
                    "app-secret");

            assertThatThrownBy(() -> execute(database, database.appUsername(), "CREATE TABLE mine (text text)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> execute(foreign, "sample_app", "SELECT 1"))
                    .hasMessageContaining("permission denied for database \"other\"");
            assertThatThrownBy(() -> execute(foreign, "sample_owner", "SELECT 1"))
                    .hasMessageContaining("permission denied for database \"other\"");
        }
    }

    @Test
    void a_server_that_a_killed_launcher_left_behind_is_replaced_without_losing_data() throws Exception {
        PostgresOptions options = options();
        PostgresServer orphan = PostgresServer.start(options);
        DatabaseAccess database = orphan.access().createDatabase("sample", "owner-secret", "app-secret");
        execute(database, database.ownerUsername(), "CREATE TABLE note AS SELECT 'kept'::text AS text");

        try (PostgresServer next = PostgresServer.start(options)) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(next.process().isAlive()).isTrue();
            assertThat(single(database, database.ownerUsername(), "SELECT text FROM note"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void a_killed_server_comes_back_with_what_was_committed() throws Exception {
        PostgresOptions options = options();
        PostgresServer killed = PostgresServer.start(options);
        DatabaseAccess database = killed.access().createDatabase("sample", "owner-secret", "app-secret");
        execute(database, database.ownerUsername(), "CREATE TABLE note AS SELECT 'kept'::text AS text");
        killed.process().kill();

        try (PostgresServer next = PostgresServer.start(options)) {
            assertThat(next.process().isAlive()).isTrue();
            assertThat(single(database, database.ownerUsername(), "SELECT text FROM note"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void a_taken_port_is_one_clear_message() throws Exception {
        PostgresOptions options = options();
        try (ServerSocket taken = new ServerSocket(options.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PostgresServer.start(options))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which PostgreSQL needs, is in use")
                    .hasMessageContaining("MINGA_PORT_POSTGRES=");
        }
    }

    @Test
    void an_external_server_is_read_from_its_address() {
        assertThat(PostgresAccess.parse("postgresql://ops:p%40ss@db.example:6000"))
                .isEqualTo(new PostgresAccess("db.example", 6000, "ops", "p@ss"));
        assertThatThrownBy(() -> PostgresAccess.parse("db.example"))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("MINGA_POSTGRES_URL");
    }

    private PostgresOptions options() {
        return PostgresOptions.under(home, Ports.free(1).getFirst())
                .withTools(ProjectRoot.find().resolve(".minga/tools"));
    }

    private static void execute(DatabaseAccess database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(DatabaseAccess database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role)) {
            return single(connection, sql);
        }
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseAccess database, String role) throws SQLException {
        String password = role.endsWith("_owner") ? database.ownerPassword() : database.appPassword();
        return DriverManager.getConnection(database.jdbcUrl(), role, password);
    }
}
