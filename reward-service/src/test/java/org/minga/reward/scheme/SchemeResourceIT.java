package org.minga.reward.scheme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.minga.reward.Town.AWARD_RULE;
import static org.minga.reward.Town.BADGE_RULE;
import static org.minga.reward.Town.POINTS_RULE;
import static org.minga.reward.Town.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.reward.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class SchemeResourceIT {
    private static final String SCHEMES = "/v1/admin/reward-schemes";

    @Test
    void an_organiser_makes_a_scheme_and_members_read_it() {
        Town town = Town.published();

        ValidatableResponse made = post("olivia", town.schemeBody(POINTS_RULE, BADGE_RULE, AWARD_RULE))
                .then()
                .statusCode(201)
                .body("campaignId", equalTo(town.campaign.toString()))
                .body("organisationId", equalTo(town.organisation.toString()))
                .body("rules.on", equalTo(List.of("submission_accepted", "participation", "winner")))
                .body("rules[0].grant.amount", equalTo(10))
                .body("rules[0].grant.code", nullValue())
                .body("rules[1].grant.code", equalTo("took-part"))
                .body("rules[2].grant.money.currency", equalTo("EUR"));
        String location = made.extract().header("Location");
        String id = made.extract().path("id");

        assertThat(location).endsWith(SCHEMES + "/" + id);
        as("vera").get(SCHEMES + "/" + id).then().statusCode(200).body("rules", hasSize(3));
        as("vera")
                .queryParam("campaign", town.campaign)
                .get(SCHEMES)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)));
    }

    @Test
    void a_campaign_without_scheme_lists_none() {
        Town town = Town.draft();

        as("olivia")
                .queryParam("campaign", town.campaign)
                .get(SCHEMES)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void the_same_key_and_body_get_the_same_scheme_and_another_body_is_refused() {
        Town town = Town.published();
        String key = UUID.randomUUID().toString();

        String first = post("olivia", key, town.schemeBody(POINTS_RULE)).path("id");
        String again = post("olivia", key, town.schemeBody(POINTS_RULE)).path("id");

        assertThat(again).isEqualTo(first);
        problem(post("olivia", key, town.schemeBody(BADGE_RULE)), 422, "idempotency-key-reused");
        problem(as("olivia").body(town.schemeBody(POINTS_RULE)).post(SCHEMES), 400, "idempotency-key-missing");
    }

    @Test
    void a_second_scheme_for_a_campaign_is_refused() {
        Town town = Town.published();
        String id = town.scheme(POINTS_RULE);

        problem(post("olivia", town.schemeBody(BADGE_RULE)), 409, "reward-scheme-exists")
                .body("schemeId", equalTo(id));
    }

    @Test
    void of_two_schemes_made_at_once_one_stays() throws Exception {
        Town town = Town.published();
        CyclicBarrier gate = new CyclicBarrier(4);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> {
                    gate.await();
                    return post("olivia", town.schemeBody(POINTS_RULE)).statusCode();
                }));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void an_unknown_campaign_may_still_be_on_its_way() {
        Town town = new Town();

        problem(post("olivia", town.schemeBody(POINTS_RULE)), 404, "not-found").header("Retry-After", equalTo("1"));
        problem(as("olivia").queryParam("campaign", town.campaign).get(SCHEMES), 404, "not-found");
        problem(as("olivia").get(SCHEMES + "/" + UUID.randomUUID()), 404, "not-found");
        problem(as("olivia").get(SCHEMES + "/" + UUID.randomUUID() + "/ledger"), 404, "not-found");
        problem(as("olivia").get(SCHEMES + "/not-an-id"), 404, "not-found");
    }

    @Test
    void only_owners_and_editors_make_and_only_members_read() {
        Town town = Town.published();
        problem(post("vera", town.schemeBody(POINTS_RULE)), 403, "not-a-member");
        problem(post("mallory", town.schemeBody(POINTS_RULE)), 403, "not-a-member");
        String id = town.scheme(POINTS_RULE);

        problem(as("mallory").get(SCHEMES + "/" + id), 403, "not-a-member");
        problem(as("mallory").get(SCHEMES + "/" + id + "/ledger"), 403, "not-a-member");
        problem(as("mallory").queryParam("campaign", town.campaign).get(SCHEMES), 403, "not-a-member");
    }

    @Test
    void a_membership_that_ended_allows_nothing_more() {
        Town town = Town.published();
        town.members(java.util.Map.of("vera", "owner"), 3);
        town.members(java.util.Map.of("olivia", "owner"), 2);

        problem(post("olivia", town.schemeBody(POINTS_RULE)), 403, "not-a-member");
        post("vera", town.schemeBody(POINTS_RULE)).then().statusCode(201);
    }

    @Test
    void tokens_are_required_with_the_scope() {
        problem(given().get(SCHEMES + "/" + UUID.randomUUID()), 401, "unauthenticated");
        problem(
                given().header(
                                "Authorization",
                                TestTokens.person("olivia")
                                        .scopes("admin")
                                        .expired()
                                        .bearer())
                        .get(SCHEMES + "/" + UUID.randomUUID()),
                401,
                "unauthenticated");
        problem(
                given().header(
                                "Authorization",
                                TestTokens.person("olivia").scopes("profile").bearer())
                        .get(SCHEMES + "/" + UUID.randomUUID()),
                403,
                "scope-missing");
    }

    @Test
    void every_wrong_field_is_named() {
        Town town = Town.published();

        problem(
                        post(
                                "olivia",
                                town.schemeBody(
                                        "{\"on\":\"winner\",\"grant\":{\"kind\":\"points\",\"amount\":0}}",
                                        "{\"grant\":{\"kind\":\"badge\",\"code\":\"Not A Code\",\"name\":{\"en\":\"\"}}}")),
                        422,
                        "validation-failed")
                .body(
                        "errors.pointer",
                        hasItems(
                                "/rules/0/grant/amount",
                                "/rules/1/on",
                                "/rules/1/grant/code",
                                "/rules/1/grant/name/en"));
        problem(
                        post(
                                "olivia",
                                town.schemeBody(
                                        "{\"on\":\"winner\",\"grant\":{\"kind\":\"points\",\"code\":\"x\"}}",
                                        "{\"on\":\"winner\",\"grant\":{\"kind\":\"award\"}}")),
                        422,
                        "validation-failed")
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/rules/0/grant/amount", "/rules/0/grant/code", "/rules/1/grant/name"));
        problem(post("olivia", town.schemeBody()), 422, "validation-failed")
                .body("errors.pointer", equalTo(List.of("/rules")));
        problem(as("olivia").get(SCHEMES), 422, "validation-failed");
    }

    @Test
    void what_cannot_be_read_is_refused() {
        Town town = Town.published();

        problem(post("olivia", "{\"campaignId\":"), 400, "malformed-request");
        problem(post("olivia", "{\"campaign\":\"x\"}"), 400, "malformed-request");
        problem(
                post("olivia", town.schemeBody("{\"on\":\"birthday\",\"grant\":{\"kind\":\"points\",\"amount\":1}}")),
                400,
                "malformed-request");
        problem(
                post("olivia", town.schemeBody("{\"on\":\"winner\",\"grant\":{\"kind\":\"points\",\"amount\":\"1\"}}")),
                400,
                "malformed-request");
        problem(as("olivia").contentType("text/plain").body("x").post(SCHEMES), 415, "unsupported-media-type");
        problem(as("olivia").accept("text/html").get(SCHEMES + "/" + UUID.randomUUID()), 406, "not-acceptable");
        problem(as("olivia").delete(SCHEMES), 405, "method-not-allowed");
        String id = town.scheme(POINTS_RULE);
        problem(as("olivia").queryParam("cursor", "!").get(SCHEMES + "/" + id + "/ledger"), 400, "bad-cursor");
        problem(as("olivia").queryParam("limit", 0).get(SCHEMES + "/" + id + "/ledger"), 422, "validation-failed");
    }

    private static Response post(String name, String body) {
        return post(name, UUID.randomUUID().toString(), body);
    }

    private static Response post(String name, String key, String body) {
        return as(name).header("Idempotency-Key", key).body(body).post(SCHEMES);
    }

    private static ValidatableResponse problem(Response response, int status, String slug) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://minga.example/problems/" + slug));
    }
}
