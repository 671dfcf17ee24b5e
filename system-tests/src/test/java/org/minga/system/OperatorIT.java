package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.backing.process.Archive;
import org.minga.local.cli.platform.PlatformPorts;
import org.minga.local.cli.platform.Service;
import org.minga.system.CommandLine.Outcome;

/** What an operator types when something is wrong, on a platform with the real Keycloak. */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {
    private static final CommandLine MINGA = CommandLine.in(CommandLine.ROOT.resolve("system-tests/target/operator"));
    private static final PlatformPorts PORTS = PlatformPorts.base(MINGA.portBase());
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MINUTES = 60;

    @BeforeAll
    static void start() throws Exception {
        Archive.delete(MINGA.home());
        Outcome up = MINGA.run(5 * MINUTES, "up", "--detach");
        assertThat(up.exit()).as(up.output()).isZero();
    }

    @AfterAll
    static void down() throws Exception {
        assertThat(MINGA.run(2 * MINUTES, "down").exit()).isZero();
    }

    @Test
    @Order(1)
    void the_doctor_finds_nothing_wrong_with_a_platform_that_runs() throws Exception {
        Outcome doctor = MINGA.run(MINUTES, "doctor", "--all");

        assertThat(doctor.exit()).as(doctor.output()).isZero();
        assertThat(doctor.output())
                .contains("submission migrations", "voting outbox", "queue reward.inbox", "Keycloak keys")
                .doesNotContain("WRONG");
        assertThat(doctor.lastLine()).contains("wrong=0");
    }

    @Test
    @Order(2)
    void a_poisoned_event_is_listed_with_its_reason_and_takes_effect_when_it_is_put_back_after_the_mending()
            throws Exception {
        assertThat(MINGA.run(MINUTES, "dead-letters", "list").exit()).isZero();
        sql("submission", "ALTER TABLE organisation_copy RENAME TO organisation_lost");

        String organisation = organisation();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        MINGA.run(MINUTES, "dead-letters", "list", "submission").exit() == 1);

        Outcome list = MINGA.run(MINUTES, "dead-letters", "list");
        assertThat(list.output())
                .contains("minga.organisation.members_changed.v1 of " + organisation, "organisation_copy");
        assertThat(list.lastLine()).isEqualTo("dead_letters=1");
        Matcher id = Pattern.compile("submission\\s+([0-9a-f-]{36})").matcher(list.output());
        assertThat(id.find()).isTrue();
        Outcome show = MINGA.run(MINUTES, "dead-letters", "show", "submission", id.group(1));
        assertThat(show.output()).contains("\"id\" : \"" + id.group(1) + "\"", "\"members\"");
        Outcome doctor = MINGA.run(MINUTES, "doctor");
        assertThat(doctor.exit()).as(doctor.output()).isEqualTo(1);
        assertThat(doctor.output()).contains("WRONG queue submission.inbox.dead: 1 events could not be handled");

        sql("submission", "ALTER TABLE organisation_lost RENAME TO organisation_copy");
        Outcome wrong = MINGA.run(
                MINUTES,
                "dead-letters",
                "put-back",
                "submission",
                UUID.randomUUID().toString());
        assertThat(wrong.lastLine()).as(wrong.output()).isEqualTo("put_back=0");
        Outcome back = MINGA.run(MINUTES, "dead-letters", "put-back", "submission", id.group(1));

        assertThat(back.lastLine()).as(back.output()).isEqualTo("put_back=1");
        await().atMost(PATIENCE).until(() -> copies(organisation) == 1);
        assertThat(MINGA.run(MINUTES, "dead-letters", "list").exit()).isZero();
    }

    @Test
    @Order(3)
    void a_service_that_was_restored_to_an_earlier_time_hears_what_it_missed() throws Exception {
        String organisation = organisation();
        await().atMost(PATIENCE).until(() -> copies(organisation) == 1);
        sql("submission", "DELETE FROM membership_copy WHERE organisation_id = '" + organisation + "'");
        sql("submission", "DELETE FROM organisation_copy WHERE id = '" + organisation + "'");
        sql("submission", "DELETE FROM inbox WHERE received_at = (SELECT max(received_at) FROM inbox)");

        Outcome check = MINGA.run(MINUTES, "reconcile", "submission", "--check");
        assertThat(check.exit()).as(check.output()).isEqualTo(1);
        assertThat(check.output()).contains("campaign said, and submission has not heard: 1 events");

        Outcome reconcile = MINGA.run(2 * MINUTES, "reconcile", "submission");
        assertThat(reconcile.exit()).as(reconcile.output()).isZero();
        assertThat(reconcile.lastLine()).contains("missed=1 applied=1 missing=0 ahead=0");
        assertThat(copies(organisation)).isEqualTo(1);
        Outcome republish = MINGA.run(MINUTES, "republish", "campaign", "--to", "submission");
        assertThat(republish.lastLine()).matches("events sent to submission\\.inbox: [1-9]\\d*");
    }

    @Test
    @Order(4)
    void copies_that_are_ahead_of_a_restored_owner_are_named_and_the_owner_prevails_only_when_told() throws Exception {
        String organisation = organisation();
        await().atMost(PATIENCE).until(() -> copies(organisation) == 1);
        sql("submission", "UPDATE organisation_copy SET sequence = 50 WHERE id = '" + organisation + "'");
        sql("submission", "DELETE FROM membership_copy WHERE organisation_id = '" + organisation + "'");

        Outcome first = MINGA.run(MINUTES, "reconcile", "submission", "--wait", "5");
        assertThat(first.exit()).as(first.output()).isEqualTo(1);
        assertThat(first.output())
                .contains("keeps organisation_copy " + organisation + " at 50, campaign is at 1")
                .contains("ahead=1");

        Outcome prevails = MINGA.run(2 * MINUTES, "reconcile", "submission", "--owner-prevails");
        assertThat(prevails.exit()).as(prevails.output()).isZero();
        await().atMost(PATIENCE)
                .until(() ->
                        number("submission", "SELECT sequence FROM organisation_copy WHERE id = '" + organisation + "'")
                                == 51);
        assertThat(number(
                        "submission",
                        "SELECT count(*) FROM membership_copy WHERE organisation_id = '" + organisation + "'"))
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void a_changed_realm_file_reaches_a_running_keycloak_without_touching_accounts() throws Exception {
        Outcome first = MINGA.run(MINUTES, "realm", "sync");
        assertThat(first.exit()).as(first.output()).isZero();
        Outcome again = MINGA.run(MINUTES, "realm", "sync", "--dry-run");
        assertThat(again.lastLine()).as(again.output()).isEqualTo("would_change=0");

        ObjectMapper json = new ObjectMapper();
        ObjectNode realm = (ObjectNode) json.readTree(
                CommandLine.ROOT.resolve("local/keycloak/minga-realm.json").toFile());
        realm.withArray("clientScopes")
                .addObject()
                .put("name", "boards:read")
                .put("protocol", "openid-connect")
                .put("description", "Read the boards.");
        ObjectNode app = (ObjectNode) realm.path("clients").get(0);
        app.withArray("optionalClientScopes").add("boards:read");
        app.put("directAccessGrantsEnabled", true);
        Path changed = MINGA.home().resolve("changed-realm.json");
        Files.writeString(changed, json.writeValueAsString(realm));
        Outcome sync = MINGA.run(MINUTES, "realm", "sync", "--file", changed.toString());

        assertThat(sync.output())
                .contains("client scope boards:read is made", "client minga-app, scope boards:read is added");
        Outcome token = MINGA.run(MINUTES, "token", "ana", "--scope", "openid boards:read");
        assertThat(token.exit()).as(token.output()).isZero();
    }

    @Test
    @Order(6)
    void tokens_of_the_old_and_the_new_realm_key_are_good() throws Exception {
        String old = MINGA.run(MINUTES, "token", "ana").lastLine();

        Outcome rotate = MINGA.run(MINUTES, "keys", "rotate-realm");

        assertThat(rotate.lastLine()).as(rotate.output()).matches("old=\\S+ new=\\S+");
        String fresh = MINGA.run(MINUTES, "token", "ana").lastLine();
        assertThat(header(fresh)).isNotEqualTo(header(old));
        assertThat(get("/v1/me/rewards", old).statusCode()).isEqualTo(200);
        assertThat(get("/v1/me/rewards", fresh).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(7)
    void a_new_key_of_the_ballot_log_comes_after_the_old_one_which_stays() throws Exception {
        Outcome rotate = MINGA.run(MINUTES, "keys", "rotate-log");

        assertThat(rotate.exit()).as(rotate.output()).isZero();
        assertThat(rotate.output()).contains("old keys that stay: 0001.pem");
        try (Stream<Path> keys = Files.list(MINGA.home().resolve("secrets/log-keys"))) {
            assertThat(keys.filter(key -> key.toString().endsWith(".pem"))).hasSize(2);
        }
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    /** Founded by an organiser; its event goes to submission, voting and reward. */
    private static String organisation() throws Exception {
        String token = MINGA.run(MINUTES, "token", "olivia").lastLine();
        String slug = "org-" + UUID.randomUUID().toString().substring(0, 8);
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(gateway("/v1/admin/organisations"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", slug)
                        .POST(BodyPublishers.ofString(
                                "{\"name\": \"Town\", \"slug\": \"" + slug + "\", \"kind\": \"institution\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(gateway(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + PORTS.http(Service.GATEWAY, 0) + path);
    }

    private static long copies(String organisation) throws Exception {
        return number("submission", "SELECT count(*) FROM organisation_copy WHERE id = '" + organisation + "'");
    }

    private static long number(String database, String query) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void sql(String database, String change) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static Connection connect(String database) throws Exception {
        String password = Files.readString(MINGA.home().resolve("secrets/" + database + "-owner"))
                .strip();
        return connect(database, password);
    }

    private static Connection connect(String database, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + PORTS.postgres() + "/" + database, database + "_owner", password);
    }
}
