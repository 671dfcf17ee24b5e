package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.TestTokens;

/** What a run leaves in the logs: JSON with the trace, and nothing of people, tokens and bodies, whatever goes wrong. */
class LogsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String E_MAIL = "quuxina.plugh@logs.example";
    private static final String NAME = "Quuxina Plugh";
    private static final String TEXT = "xyzzyfrobnicate";
    private static final Set<String> KEYS =
            Set.of("timestamp", "level", "loggerName", "message", "mdc", "stackTrace", "exception");

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void a_run_in_which_much_goes_wrong_leaves_nothing_of_people_in_the_logs() throws Exception {
        LogTail logs = new LogTail(World.platform().options().home());
        Person person = Person.named(NAME);

        String contest = use(person);
        misuse(person, contest);
        String trace = UUID.randomUUID().toString().replace("-", "");
        poison(trace);

        List<String> lines = new ArrayList<>();
        await().atMost(Call.PATIENCE).untilAsserted(() -> {
            lines.clear();
            logs.lines().values().forEach(lines::addAll);
            assertThat(lines).anyMatch(line -> line.contains("reward-service puts a message aside"));
        });
        assertThat(lines)
                .noneMatch(line -> line.contains(E_MAIL) || line.contains("quuxina") || line.contains(NAME))
                .noneMatch(line -> line.contains(TEXT))
                .noneMatch(line -> line.contains("eyJ") || line.contains("Bearer "))
                .noneMatch(line ->
                        line.contains(person.token().substring(person.token().length() - 20)));
        assertThat(ofServices(logs)).isNotEmpty().allSatisfy(LogsIT::isJson);
        assertThat(ofServices(logs)).anySatisfy(line -> {
            assertThat(line).contains("puts a message aside");
            assertThat(JSON.readTree(line).at("/mdc/traceId").asText()).isEqualTo(trace);
        });
    }

    /** Everything that carries something of a person, done as it should be. */
    private static String use(Person person) {
        Call.ok(person.puts(
                "/v1/people/me",
                Map.of("displayName", NAME, "locale", "es", "zone", "America/Bogota", "email", E_MAIL)));
        Call call = Call.draft("logs-organiser", Map.of());
        String contest = call.contestWithGivenOptions();
        call.publish();
        Call.created(Call.patiently(() -> call.submits(person, TEXT, TEXT)));
        assertThat(call.submits(person, TEXT + " again", TEXT).statusCode()).isEqualTo(422);
        call.openVoting(contest);
        Call.ok(call.casts(person, contest, List.of("A")));
        return contest;
    }

    /** And as it should not. */
    private static void misuse(Person person, String contest) {
        for (String path : List.of("/v1/submissions", "/v1/people/me", "/v1/contests/" + contest + "/ballot")) {
            for (String body : List.of(
                    "{\"email\": \"" + E_MAIL + "\", \"title\": \"" + TEXT + "\"",
                    TEXT,
                    "{\"" + TEXT + "\": 1}",
                    "{\"campaignId\": \"" + TEXT + "\", \"email\": \"" + TEXT + "\"}",
                    "{\"email\": \"" + TEXT + "\\u0000\", \"displayName\": \"" + TEXT + "\\u0000\"}",
                    "{\"selections\": [\"" + TEXT + "\"]}",
                    "[\"" + TEXT + "\"]")) {
                for (String method : List.of("PUT", "POST", "PATCH")) {
                    person.asks()
                            .header("Idempotency-Key", UUID.randomUUID() + TEXT)
                            .body(body)
                            .request(method, path);
                }
            }
        }
        for (String path : List.of(
                "/v1/contests/" + TEXT,
                "/v1/contests?cursor=" + TEXT,
                "/v1/people?ids=" + TEXT + "," + E_MAIL,
                "/v1/campaigns?q=" + TEXT + "&limit=" + TEXT,
                "/v1/" + TEXT,
                "/v1/campaigns/%00" + TEXT)) {
            given().urlEncodingEnabled(false).get(path);
        }
        String token = TestTokens.person(NAME).scopes("profile").token();
        for (String wrong : List.of(token + "x", token.substring(1), "eyJ" + TEXT, TEXT)) {
            given().header("Authorization", "Bearer " + wrong).get("/v1/people/me");
            given().header("Authorization", "Basic " + wrong).get("/v1/people/me");
        }
    }

    /** Events that cannot be handled: one that is none, one whose data has not the shape of its type. */
    private static void poison(String trace) throws Exception {
        String event = """
                {"specversion": "1.0", "id": "%s", "source": "/test", "type": "minga.submission.published.v1",
                 "subject": "%s", "time": "2026-11-22T10:00:00Z", "datacontenttype": "application/json", "sequence": 1,
                 "traceparent": "00-%s-00f067aa0ba902b7-00", "data": {"id": "%s", "campaignId": ["%s"]}}
                """.formatted(UUID.randomUUID(), UUID.randomUUID(), trace, TEXT, E_MAIL);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(World.platform().rabbit().amqpUrl());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (String body : List.of("{\"" + TEXT + "\": ", TEXT, event)) {
                AMQP.BasicProperties properties =
                        new AMQP.BasicProperties.Builder().deliveryMode(2).build();
                channel.basicPublish("", "reward.inbox", properties, body.getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(5_000);
            await().atMost(Call.PATIENCE).until(() -> channel.messageCount("reward.inbox.dead") >= 3);
            // Nobody after us shall wonder.
            channel.queuePurge("reward.inbox.dead");
        }
    }

    private static List<String> ofServices(LogTail logs) throws Exception {
        List<String> lines = new ArrayList<>();
        logs.lines().forEach((file, of) -> {
            if (file.matches("logs/(gateway|campaign|submission|voting|reward).*\\.log")) {
                lines.addAll(of);
            }
        });
        return lines;
    }

    private static void isJson(String line) throws JsonProcessingException {
        JsonNode json = JSON.readTree(line);
        Set<String> keys = new TreeSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(KEYS).as(line).containsAll(keys);
        assertThat(keys).contains("timestamp", "level", "message", "loggerName");
    }
}
