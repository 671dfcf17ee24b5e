package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.platform.testkit.TestTokens;
import org.minga.system.Operations.Operation;

/**
 * Who may do what: every operation of the API document against every kind of caller. An operation that is not in the
 * table fails the test, so that nobody adds one without deciding who may use it.
 */
class AccessTableIT {
    /** Whose business an operation is. */
    private enum Circle {
        /** Anybody, also without a token. */
        EVERYBODY,
        /** Any person whose token has the scope. */
        PERSONS,
        /** The person who wrote it. */
        AUTHORS,
        /** Any person who has the scope of organisers. */
        FOUNDERS,
        /** Any caller with the scope; what they see is their own. */
        ORGANISERS,
        /** Members of the one organisation it is about. */
        MEMBERS
    }

    private record Row(Circle circle, Map<String, Object> body) {}

    private static final String SOME_ID = "0197c2a0-0000-7000-8000-00000000dead";

    @SuppressWarnings("NullAway.Init")
    private static Call own;

    private static Map<String, String> ids = Map.of();
    private static Map<String, Row> table = Map.of();
    private static List<Operation> operations = List.of();

    @BeforeAll
    static void start() {
        World.platform();
        operations = Operations.ofTheGateway().all();
        own = Call.draft("access-organiser", Map.of());
        String contest = own.contestWithGivenOptions();
        own.rewards();
        own.publish();
        String submission =
                Call.created(Call.patiently(() -> own.submits(Person.named("access-author"), "A tree", "access-tree")));
        String scheme = own.organiser
                .gets("/v1/admin/reward-schemes?campaign=" + own.campaign)
                .jsonPath()
                .getString("items[0].id");
        ids = Map.of(
                "organisationId",
                own.organisation,
                "campaignId",
                own.campaign,
                "contestId",
                contest,
                "submissionId",
                submission,
                "schemeId",
                scheme,
                "phaseId",
                own.phases.get("collect"),
                "personId",
                TestTokens.subject("somebody"),
                "format",
                "cvr.csv",
                "n",
                "1",
                "page",
                "1");
        table = AccessRows.rows(own, contest, submission).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        row -> new Row(
                                Circle.valueOf(row.getValue().circle()),
                                row.getValue().body()),
                        (a, b) -> a,
                        TreeMap::new));
    }

    @Test
    void the_table_names_every_operation_and_no_other() {
        assertThat(new TreeSet<>(table.keySet()))
                .isEqualTo(operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void without_a_token_only_open_operations_answer() {
        check((operation, row) ->
                expectStatus(send(operation, row, null), operation, row.circle() == Circle.EVERYBODY ? null : 401));
    }

    @Test
    void an_expired_token_opens_nothing() {
        String token = all(TestTokens.person("access-organiser")).expired().token();
        check((operation, row) -> expectStatus(send(operation, row, token), operation, 401));
    }

    @Test
    void a_token_for_another_audience_opens_nothing() {
        String token = all(TestTokens.person("access-organiser"))
                .audience("another-api")
                .token();
        check((operation, row) -> expectStatus(send(operation, row, token), operation, 401));
    }

    @Test
    void a_forged_token_opens_nothing() {
        String token = all(TestTokens.person("access-organiser")).forged().token();
        check((operation, row) -> expectStatus(send(operation, row, token), operation, 401));
    }

    @Test
    void a_token_without_the_scope_is_not_enough() {
        String token = TestTokens.person("access-organiser").scopes("openid").token();
        check((operation, row) ->
                expectStatus(send(operation, row, token), operation, row.circle() == Circle.EVERYBODY ? null : 403));
    }

    @Test
    void a_service_account_is_never_a_person_nor_a_member() {
        String token = all(TestTokens.serviceAccount("some-client")).token();
        check((operation, row) -> {
            Response answer = send(operation, row, token);
            switch (row.circle()) {
                case EVERYBODY -> expectStatus(answer, operation, null);
                case PERSONS, AUTHORS, FOUNDERS -> expectProblem(answer, operation, "/person-required");
                case ORGANISERS -> expectNoFault(answer, operation);
                case MEMBERS -> expectStrangersAnswer(answer, operation);
            }
        });
    }

    @Test
    void a_participant_is_no_organiser() {
        String token = all(TestTokens.person("just-a-participant")).token();
        check((operation, row) -> {
            if (row.circle() == Circle.MEMBERS) {
                expectStrangersAnswer(send(operation, row, token), operation);
            }
        });
    }

    @Test
    void an_organiser_of_another_organisation_is_a_stranger() {
        Call other = Call.draft("other-organiser", Map.of());
        check((operation, row) -> {
            if (row.circle() == Circle.MEMBERS) {
                expectStrangersAnswer(send(operation, row, other.organiser.token()), operation);
            }
        });
    }

    @Test
    void an_organiser_does_not_write_for_an_author() {
        check((operation, row) -> {
            if (row.circle() == Circle.AUTHORS) {
                expectProblem(send(operation, row, own.organiser.token()), operation, "/not-the-author");
            }
        });
    }

    @Test
    void the_own_organiser_is_let_in() {
        check((operation, row) -> {
            if (row.circle() == Circle.AUTHORS) {
                return;
            }
            Response answer = send(operation, row, own.organiser.token());
            assertThat(answer.statusCode())
                    .as(operation.name() + ": " + answer.asString())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        });
    }

    @Test
    void each_service_refuses_the_same_tokens_when_called_directly() {
        Platform platform = World.platform();
        List<String> refused = List.of(
                all(TestTokens.person("access-organiser")).expired().token(),
                all(TestTokens.person("access-organiser"))
                        .audience("another-api")
                        .token(),
                all(TestTokens.person("access-organiser")).forged().token(),
                all(TestTokens.person("access-organiser"))
                        .issuer("https://elsewhere.example")
                        .token());
        check((operation, row) -> {
            Service owner = AccessRows.owner(operation.path());
            URI service = platform.url(owner, 0);
            for (String token : refused) {
                expectStatus(sendTo(service.toString(), operation, row, token), operation, 401);
            }
            if (row.circle() != Circle.EVERYBODY) {
                expectStatus(sendTo(service.toString(), operation, row, null), operation, 401);
                String scopeless =
                        TestTokens.person("access-organiser").scopes("openid").token();
                expectStatus(sendTo(service.toString(), operation, row, scopeless), operation, 403);
            }
        });
    }

    private static TestTokens all(TestTokens token) {
        return token.scopes("admin", "profile", "submissions:write", "ballots:cast", "rewards:read");
    }

    private interface Check {
        void of(Operation operation, Row row);
    }

    /** Every operation is tried before the first failure is told. */
    private static void check(Check check) {
        List<String> faults = new ArrayList<>();
        for (Operation operation : operations) {
            Row row = table.get(operation.name());
            if (row == null) {
                faults.add(operation.name() + ": not in the table");
                continue;
            }
            try {
                check.of(operation, row);
            } catch (AssertionError fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Response send(Operation operation, Row row, @Nullable String token) {
        return sendTo(World.platform().gatewayUrl().toString(), operation, row, token);
    }

    private static Response sendTo(String base, Operation operation, Row row, @Nullable String token) {
        RequestSpecification request = given().baseUri(base)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"987654\"");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.hasBody()) {
            request.body(row.body());
        }
        Map<String, String> parameters = new TreeMap<>(ids);
        parameters.put("id", AccessRows.id(operation.path(), ids));
        return request.request(
                operation.method(), operation.at(parameters, SOME_ID) + AccessRows.query(operation, ids));
    }

    private static void expectStatus(Response answer, Operation operation, @Nullable Integer status) {
        if (status == null) {
            expectNoFault(answer, operation);
        } else {
            assertThat(answer.statusCode())
                    .as(operation.name() + ": " + answer.asString())
                    .isEqualTo(status);
            assertThat(answer.contentType()).as(operation.name()).startsWith("application/problem+json");
        }
    }

    private static void expectNoFault(Response answer, Operation operation) {
        assertThat(answer.statusCode())
                .as(operation.name() + ": " + answer.asString())
                .isNotIn(401, 403)
                .isLessThan(500);
    }

    private static void expectStrangersAnswer(Response answer, Operation operation) {
        assertThat(answer.statusCode())
                .as(operation.name() + ": " + answer.asString())
                .isIn(403, 404);
    }

    private static void expectProblem(Response answer, Operation operation, String slug) {
        assertThat(answer.statusCode())
                .as(operation.name() + ": " + answer.asString())
                .isEqualTo(403);
        assertThat(answer.jsonPath().getString("type")).as(operation.name()).endsWith(slug);
    }
}
