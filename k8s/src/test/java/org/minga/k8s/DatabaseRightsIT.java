package org.minga.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minga.local.backing.PostgresAccess;
import org.minga.local.backing.SharedServers;

/** What CloudNativePG runs at bootstrap leaves the same rights as the databases that everything is tested on. */
class DatabaseRightsIT {
    private static final String RIGHTS =
            "SELECT pg_get_userbyid(d.datdba), d.datacl::text, pg_get_userbyid(n.nspowner), n.nspacl::text"
                    + " FROM pg_database d, pg_namespace n WHERE d.datname = current_database() AND n.nspname = 'public'";

    private final PostgresAccess server = SharedServers.postgres();

    @Test
    void the_bootstrap_leaves_the_rights_that_the_tests_have() throws SQLException {
        String mine = "k8s_bootstrap";
        String theirs = "k8s_reference";
        Stream.of(mine, theirs).forEach(server::dropDatabase);
        server.createDatabase(theirs, "owner", "app");
        bootstrap(Rendering.of("small").find("Cluster", "voting-db").orElseThrow(), mine);

        assertThat(rights(mine))
                .isEqualTo(rights(theirs).stream()
                        .map(right -> right.replace(theirs, mine))
                        .toList());
        Stream.of(mine, theirs).forEach(server::dropDatabase);
    }

    /** As the operator does: the owner, its database, then the statements, as the superuser and in that database. */
    private void bootstrap(JsonNode cluster, String name) throws SQLException {
        JsonNode initdb = cluster.at("/spec/bootstrap/initdb");
        String database = initdb.path("database").asText();
        execute(
                "postgres",
                "CREATE ROLE " + initdb.path("owner").asText().replace(database, name) + " LOGIN PASSWORD 'owner'");
        execute(
                "postgres",
                "CREATE DATABASE " + name + " OWNER "
                        + initdb.path("owner").asText().replace(database, name));
        for (JsonNode statement : initdb.path("postInitApplicationSQL")) {
            execute(name, statement.asText().replace(database, name));
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rights(String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RIGHTS)) {
            assertThat(row.next()).isTrue();
            return List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }
    }
}
