package org.minga.voting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;

/** While a contest is open nobody can read off how it stands: not the public, not a voter, not its organisers. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class SecrecyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ONLINE = 37;
    private static final int ON_PAPER = 41;
    private static final Set<Long> COUNTS = Set.of((long) ONLINE, (long) ON_PAPER, (long) ONLINE + ON_PAPER);
    private static final Set<String> WORDS =
            Set.of("ballots", "paperBallots", "scores", "supporters", "winners", "rounds", "turnout", "votes", "count");

    @Test
    void no_answer_and_no_event_tells_a_count_while_a_contest_is_open() throws Exception {
        Town.Opened opened = Town.open(Map.of("paper", true));
        for (int i = 0; i < ONLINE; i++) {
            opened.approve("secret-" + i, "A").then().statusCode(201);
        }
        opened.page(1, Collections.nCopies(ON_PAPER, Map.of("selections", List.of("A"))))
                .then()
                .statusCode(201);

        int asked = 0;
        for (Operation operation : operations(opened)) {
            for (RequestSpecification caller : callers()) {
                Response answer = operation.ask(caller);
                asked++;
                assertThat(answer.statusCode()).as(operation.toString()).isLessThan(500);
                if (answer.contentType().contains("json")) {
                    assertTellsNothing(operation.toString(), JSON.readTree(answer.asString()));
                }
                assertThat(answer.contentType()).as(operation.toString()).doesNotContain("ndjson");
            }
        }
        assertThat(asked).isGreaterThan(60);
        for (Events.Stored event : Events.outboxOf(opened.contest().toString())) {
            assertTellsNothing(event.type(), event.data());
        }
        assertThat(opened.state()).isEqualTo("open");
    }

    private static void assertTellsNothing(String where, JsonNode answer) {
        if (answer.isIntegralNumber()) {
            assertThat(COUNTS).as(where).doesNotContain(answer.asLong());
        }
        answer.properties().forEach(member -> {
            // Whether the turnout is told is a setting, and a word.
            if (!(member.getKey().equals("turnout") && member.getValue().isTextual())) {
                assertThat(WORDS).as(where).doesNotContain(member.getKey());
            }
            assertTellsNothing(where + "/" + member.getKey(), member.getValue());
        });
        if (answer.isArray()) {
            answer.forEach(item -> assertTellsNothing(where, item));
        }
    }

    private static List<RequestSpecification> callers() {
        List<RequestSpecification> callers = new ArrayList<>();
        callers.add(given());
        for (String person : List.of("olivia", "vera", "bo", "secret-1")) {
            callers.add(given().header(
                            "Authorization",
                            TestTokens.person(person)
                                    .scopes("admin", "ballots:cast")
                                    .bearer()));
        }
        callers.add(given().header(
                        "Authorization",
                        TestTokens.serviceAccount("campaign-service")
                                .scopes("admin", "contests:validate")
                                .bearer()));
        return callers;
    }

    /** Every operation of the document; those that would change something are asked with nothing in their hands. */
    private static List<Operation> operations(Town.Opened opened) throws IOException {
        JsonNode document = JSON.readTree(Files.readString(
                Path.of(System.getProperty("minga.root"), "contracts", "openapi", "voting-service.json")));
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    String address = path.getKey()
                            .replace("{id}", opened.contest().toString())
                            .replace("{n}", "1")
                            .replace("{appearance}", UUID.randomUUID().toString())
                            .replace("{format}", "cvr.csv");
                    if (Set.of("get", "put", "post", "delete").contains(method)) {
                        operations.add(new Operation(
                                method, address + (method.equals("get") ? "?campaign=" + opened.town().campaign : "")));
                    }
                }));
        assertThat(operations).hasSizeGreaterThan(10);
        return operations;
    }

    private record Operation(String method, String address) {
        Response ask(RequestSpecification caller) {
            return switch (method) {
                case "get" -> caller.get(address);
                // A withdrawal would change what is asked about; the person has no ballot or no right to one.
                case "delete" -> given().delete(address);
                default -> caller.contentType(ContentType.JSON).body("{}").request(method, address);
            };
        }
    }
}
