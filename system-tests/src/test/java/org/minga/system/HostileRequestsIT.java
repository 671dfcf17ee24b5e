package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.system.Operations.Operation;

/** Whatever is sent to whatever operation: a 4xx that says what is wrong, never a 5xx, and nothing changed. */
class HostileRequestsIT {
    private static final String SOME_ID = "0197c2a0-0000-7000-8000-00000000dead";

    private static final Map<String, String> BODIES = new TreeMap<>(Map.ofEntries(
            Map.entry("broken", "{\"title\": "),
            Map.entry("no JSON at all", "<title>hello</title>"),
            Map.entry("an array", "[1, 2, 3]"),
            Map.entry("a string", "\"hello\""),
            Map.entry("null", "null"),
            Map.entry("empty", ""),
            Map.entry("an unknown field", "{\"surprise\": true}"),
            Map.entry("two of one field", "{\"title\": 1, \"title\": 2}"),
            Map.entry(
                    "wrong types",
                    "{\"title\": 5, \"name\": [], \"rules\": \"x\", \"reason\": {}, \"ballots\": 3, \"decision\": 7,"
                            + " \"selections\": {}, \"displayName\": false, \"role\": 1}"),
            Map.entry("text after the end", "{} {}"),
            Map.entry("a lone surrogate", "{\"title\": \"\\ud800\"}"),
            Map.entry("a zero character", "{\"title\": \"\\u0000\", \"name\": \"\\u0000\", \"reason\": \"\\u0000\"}"),
            Map.entry("deep nesting", "[".repeat(50_000)),
            Map.entry("a huge number", "{\"amount\": 1" + "0".repeat(2_000) + "}"),
            Map.entry("over-long text", "{\"title\": \"" + "x".repeat(500_000) + "\"}"),
            Map.entry("ten megabytes", "{\"title\": \"" + "x".repeat(10_000_000) + "\"}")));

    private static List<Operation> operations = List.of();
    private static String token = "";

    @BeforeAll
    static void start() {
        World.platform();
        operations = Operations.ofTheGateway().all();
        token = Person.named("hostile").token();
    }

    @Test
    void hostile_bodies_are_refused_everywhere() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.hasBody()) {
                BODIES.forEach((what, body) -> expectRefusal(
                        operation.name() + " with " + what,
                        given().header("Authorization", "Bearer " + token)
                                .contentType("application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("If-Match", "\"1\"")
                                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .request(operation.method(), operation.at(Map.of(), SOME_ID)),
                        faults));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void other_media_types_are_refused() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.hasBody()) {
                expectRefusal(
                        operation.name() + " with XML",
                        given().header("Authorization", "Bearer " + token)
                                .contentType("application/xml")
                                .body("<a/>")
                                .request(operation.method(), operation.at(Map.of(), SOME_ID)),
                        faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void bad_ids_are_not_found_or_refused() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : operations) {
            if (!operation.path().contains("{")) {
                continue;
            }
            for (String id :
                    List.of("x", "1", "%00", "%ff", "..%2f..%2finternal", "'%20OR%201=1--", "é", "a".repeat(3_000))) {
                expectRefusal(
                        operation.name() + " with id " + id.substring(0, Math.min(20, id.length())),
                        given().urlEncodingEnabled(false)
                                .header("Authorization", "Bearer " + token)
                                .contentType("application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("If-Match", "\"1\"")
                                .body("{}")
                                .request(operation.method(), operation.at(Map.of(), id.replace("é", "%C3%A9"))),
                        faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void bad_pages_are_refused_or_ignored_but_never_break() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : operations) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            for (String query : List.of(
                    "cursor=garbage",
                    "cursor=%00",
                    "cursor=",
                    "limit=0",
                    "limit=-1",
                    "limit=101",
                    "limit=many",
                    "limit=99999999999999999999",
                    "campaign=x&status=nothing&organisation=x&q=%00&ids=,,,&mine=maybe")) {
                Response answer = given().urlEncodingEnabled(false)
                        .header("Authorization", "Bearer " + token)
                        .get(operation.at(Map.of(), SOME_ID) + "?" + query);
                if (answer.statusCode() >= 500) {
                    faults.add(operation.name() + "?" + query + ": " + answer.statusCode() + " " + answer.asString());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void expectRefusal(String what, Response answer, List<String> faults) {
        String body = answer.asString();
        boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
        boolean problem = String.valueOf(answer.contentType()).startsWith("application/problem+json");
        if (!refused || !problem || body.contains("Exception") || body.contains("org.minga")) {
            faults.add(what + ": " + answer.statusCode() + " " + answer.contentType() + " "
                    + body.substring(0, Math.min(200, body.length())));
        }
    }
}
