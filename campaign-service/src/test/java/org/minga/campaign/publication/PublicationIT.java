package org.minga.campaign.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.PlatformResource;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class PublicationIT {
    @BeforeEach
    void votingServiceAcceptsEverything() {
        FakeVotingService.acceptsEverything();
    }

    @AfterEach
    void putEverythingBack() {
        FakeVotingService.acceptsEverything();
        MovableClock.reset();
    }

    private static String draft() {
        return Api.campaign("olivia", Api.draft(Api.organisation("olivia")));
    }

    private static List<String> types(String campaign) {
        return Events.outboxOf(campaign).stream().map(Events.Stored::type).toList();
    }

    @Test
    void a_valid_draft_is_published_once() {
        String campaign = draft();

        Api.publish("olivia", campaign)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("publishedAt", notNullValue())
                .header("ETag", "\"2\"");

        assertThat(FakeVotingService.calls())
                .singleElement()
                .asString()
                .contains(campaign, "\"kind\":\"vote\"", "opensAt");
        Api.refused(Api.publish("olivia", campaign), 409, "campaign-not-draft");
        assertThat(types(campaign)).containsExactly("minga.campaign.created.v1", "minga.campaign.published.v1");
    }

    @Test
    void a_repeated_publication_gets_the_same_answer_without_asking_again() {
        String campaign = draft();
        String key = UUID.randomUUID().toString();
        String path = "/v1/admin/campaigns/" + campaign + "/publication";
        Api.as("olivia")
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(path)
                .then()
                .statusCode(200);

        Api.as("olivia")
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));
        assertThat(FakeVotingService.calls()).hasSize(1);
    }

    @Test
    void faults_of_the_contests_refuse_the_publication_each_with_its_pointer() {
        String campaign = draft();
        FakeVotingService.answers(
                200,
                "{\"errors\":[{\"pointer\":\"/phases/1\",\"code\":\"no_contest\",\"detail\":\"has no contest\"},"
                        + "{\"pointer\":\"/phases/0\",\"code\":\"other\",\"detail\":\"is odd\",\"more\":1}]}");

        Api.refused(Api.publish("olivia", campaign), 422, "validation-failed")
                .body("errors.pointer", contains("/phases/1", "/phases/0"))
                .body("errors.code", contains("no_contest", "other"));
        assertThat(types(campaign)).containsExactly("minga.campaign.created.v1");
    }

    @Test
    void without_an_answer_in_two_seconds_nothing_is_published() {
        String campaign = draft();
        FakeVotingService.hold();
        Instant start = java.time.InstantSource.system().instant();

        Api.refused(Api.publish("olivia", campaign), 503, "unavailable").header("Retry-After", notNullValue());

        assertThat(Duration.between(start, java.time.InstantSource.system().instant()))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(6));
        assertThat(types(campaign)).containsExactly("minga.campaign.created.v1");
        FakeVotingService.release();
        Api.publish("olivia", campaign).then().statusCode(200);
    }

    @Test
    void a_broken_voting_service_is_an_unavailable_one() {
        String campaign = draft();
        for (String answer : List.of("{\"errors\":null}", "{\"errors\":[{}]}", "{}", "not json", "[]", "null")) {
            FakeVotingService.answers(200, answer);
            Api.refused(Api.publish("olivia", campaign), 503, "unavailable");
        }
        for (int status : List.of(400, 403, 500, 503)) {
            FakeVotingService.answers(status, "{}");
            Api.refused(Api.publish("olivia", campaign), 503, "unavailable");
        }
    }

    @Test
    void the_own_token_is_kept_until_shortly_before_it_expires() {
        MovableClock.advance(Duration.ofDays(1));
        Api.publish("olivia", draft()).then().statusCode(200);
        Api.publish("olivia", draft()).then().statusCode(200);
        assertThat(FakeVotingService.tokenRequests())
                .singleElement()
                .asString()
                .contains("grant_type=client_credentials", "client_id=campaign-service", "contests%3Avalidate");

        MovableClock.advance(Duration.ofSeconds(275));
        Api.publish("olivia", draft()).then().statusCode(200);

        assertThat(FakeVotingService.tokenRequests()).hasSize(2);
    }

    @Test
    void a_token_that_is_refused_is_fetched_anew() {
        Api.publish("olivia", draft()).then().statusCode(200);
        FakeVotingService.refuseLastToken();

        Api.publish("olivia", draft()).then().statusCode(200);
    }

    @Test
    void what_was_validated_is_what_is_published() {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);
        FakeVotingService.hold();
        CompletableFuture<Response> publication = CompletableFuture.supplyAsync(() -> Api.publish("olivia", campaign));
        Awaitility.await().until(() -> !FakeVotingService.calls().isEmpty());
        Api.as("olivia")
                .header("If-Match", "\"1\"")
                .body(Api.change(draft))
                .put("/v1/admin/campaigns/" + campaign)
                .then()
                .statusCode(200);

        FakeVotingService.release();

        Api.refused(publication.join(), 409, "campaign-changed");
        Api.refused(Api.anybody().get("/v1/campaigns/" + campaign), 404, "not-found");
    }

    @Test
    void a_draft_whose_phases_are_over_is_not_published() {
        String campaign = draft();
        MovableClock.advance(Duration.ofHours(4));

        Api.refused(Api.publish("olivia", campaign), 409, "campaign-over").body("closesAt", notNullValue());
    }

    @Test
    void without_an_idempotency_key_nobody_is_asked() {
        String campaign = draft();

        Api.refused(
                Api.as("olivia").body(Map.of()).post("/v1/admin/campaigns/" + campaign + "/publication"),
                400,
                "idempotency-key-missing");
        assertThat(FakeVotingService.calls()).isEmpty();
    }

    @Test
    void of_many_who_publish_at_once_one_does() throws Exception {
        String campaign = draft();

        List<Integer> statuses = Api.race(8, runner -> Api.publish("olivia", campaign));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(types(campaign)).containsExactly("minga.campaign.created.v1", "minga.campaign.published.v1");
    }
}
