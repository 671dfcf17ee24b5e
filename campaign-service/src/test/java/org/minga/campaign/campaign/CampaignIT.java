package org.minga.campaign.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class CampaignIT {
    @AfterEach
    void putTheClockBack() {
        MovableClock.reset();
    }

    private static String admin(String campaign) {
        return "/v1/admin/campaigns/" + campaign;
    }

    @Test
    void a_draft_comes_back_as_it_was_written() {
        String organisation = Api.organisation("olivia");

        Api.once("olivia")
                .body(Api.draft(organisation))
                .post("/v1/admin/campaigns")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("status", equalTo("draft"))
                .body("organisationId", equalTo(organisation))
                .body("title.es", equalTo("Un parque junto al río"))
                .body("goals[0].target", equalTo(500))
                .body("phases.kind", contains("collect", "vote"))
                .body("phases.state", contains("open", "upcoming"))
                .body("rulebook.version", equalTo(1))
                .body("rulebook.hash", org.hamcrest.Matchers.matchesPattern("sha256:[0-9a-f]{64}"))
                .body("publishedAt", nullValue());
    }

    @Test
    void every_fault_of_a_draft_is_named_at_once() {
        Map<String, Object> draft = Api.draft(Api.organisation("olivia"));
        draft.put("title", Map.of("en", "x".repeat(201), "not a tag", "x"));
        draft.put("brief", Map.of());
        draft.put("zone", "Atlantis");
        draft.put("languages", List.of("en", "??"));
        draft.put("goals", List.of(Map.of("metric", "", "target", 0, "unit", "x")));
        draft.put(
                "phases",
                List.of(
                        Map.of(
                                "kind",
                                "collect",
                                "opensAt",
                                "2026-06-02T00:00:00Z",
                                "closesAt",
                                "2026-06-01T00:00:00Z"),
                        Map.of(
                                "kind",
                                "vote",
                                "opensAt",
                                "2026-05-01T00:00:00+02:00",
                                "closesAt",
                                "9999-06-01T00:00:00Z")));
        draft.put("rulebook", Api.rulebook(1001));

        Api.refused(Api.once("olivia").body(draft).post("/v1/admin/campaigns"), 422, "validation-failed")
                .body(
                        "errors.pointer",
                        hasItems(
                                "/title/en",
                                "/title/not a tag",
                                "/brief",
                                "/zone",
                                "/languages/1",
                                "/goals/0/metric",
                                "/goals/0/target",
                                "/phases/0/closesAt",
                                "/phases/1/opensAt",
                                "/phases/1/closesAt",
                                "/rulebook/submissionsPerParticipant"));
    }

    @Test
    void an_unknown_organisation_is_a_fault_of_the_draft() {
        Api.refused(
                        Api.once("olivia")
                                .body(Api.draft(UUID.randomUUID().toString()))
                                .post("/v1/admin/campaigns"),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/organisationId"));
    }

    @Test
    void a_draft_needs_an_idempotency_key() {
        Api.refused(
                Api.as("olivia").body(Api.draft(Api.organisation("olivia"))).post("/v1/admin/campaigns"),
                400,
                "idempotency-key-missing");
    }

    @Test
    void editors_draft_and_moderators_do_not() {
        String organisation = Api.organisation("olivia");
        Api.member("olivia", organisation, "ed", "editor");
        Api.member("olivia", organisation, "marta", "moderator");
        String campaign = Api.campaign("ed", Api.draft(organisation));

        Api.refused(Api.once("marta").body(Api.draft(organisation)).post("/v1/admin/campaigns"), 403, "not-a-member");
        Api.refused(Api.once("ana").body(Api.draft(organisation)).post("/v1/admin/campaigns"), 403, "not-a-member");
        Api.as("marta").get(admin(campaign)).then().statusCode(200);
    }

    @Test
    void a_service_account_that_is_a_member_may_draft() {
        String organisation = Api.organisation("olivia");
        Api.member("olivia", organisation, "service-account-bot", "editor");

        Api.with(TestTokens.serviceAccount("bot").scopes("admin"))
                .header("Idempotency-Key", "1")
                .body(Api.draft(organisation))
                .post("/v1/admin/campaigns")
                .then()
                .statusCode(201);
    }

    @Test
    void a_draft_does_not_exist_for_anybody_else() {
        String organisation = Api.organisation("olivia");
        String campaign = Api.campaign("olivia", Api.draft(organisation));
        Map<String, Object> change = Api.change(Api.draft(organisation));

        Api.refused(Api.anybody().get("/v1/campaigns/" + campaign), 404, "not-found");
        Api.refused(Api.anybody().get("/v1/campaigns/" + campaign + "/notices"), 404, "not-found");
        Api.refused(Api.anybody().get("/v1/campaigns/" + campaign + "/outcome"), 404, "not-found");
        Api.refused(Api.as("ana").get(admin(campaign)), 404, "not-found");
        Api.refused(Api.as("ana").get(admin(campaign) + "/log"), 404, "not-found");
        Api.refused(Api.as("ana").header("If-Match", "*").body(change).put(admin(campaign)), 404, "not-found");
        Api.refused(Api.publish("ana", campaign), 404, "not-found");
        Api.with(TestTokens.person("root").scopes("admin").realmRoles("platform-admin"))
                .get(admin(campaign))
                .then()
                .statusCode(200);
    }

    @Test
    void a_published_campaign_tells_outsiders_that_they_are_no_members() {
        String campaign = Api.published("olivia");

        Api.refused(Api.as("ana").get(admin(campaign)), 403, "not-a-member");
        Api.refused(Api.as("ana").get(admin(campaign) + "/log"), 403, "not-a-member");
        Api.anybody().get("/v1/campaigns/" + campaign).then().statusCode(200);
    }

    @Test
    void a_rewritten_draft_keeps_its_phases_and_versions_its_rules() {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);
        List<String> phases =
                Api.as("olivia").get(admin(campaign)).then().extract().path("phases.id");
        Map<String, Object> change = Api.change(draft);
        change.put("rulebook", Api.rulebook(5));
        change.put("title", Map.of("en", "A pond"));

        Api.as("olivia")
                .header("If-Match", "\"1\"")
                .body(change)
                .put(admin(campaign))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("phases.id", equalTo(phases))
                .body("rulebook.version", equalTo(2))
                .body("title.en", equalTo("A pond"));
        Api.as("olivia").get(admin(campaign)).then().body("rulebook.submissionsPerParticipant", equalTo(5));
    }

    @Test
    void a_draft_can_lose_and_gain_phases() {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);
        Map<String, Object> change = Api.change(draft);
        change.put(
                "phases",
                List.of(
                        Api.phase(
                                "discuss",
                                MovableClock.now(),
                                MovableClock.now().plusSeconds(60)),
                        Api.phase(
                                "vote",
                                MovableClock.now().plusSeconds(60),
                                MovableClock.now().plusSeconds(90))));

        Api.as("olivia")
                .header("If-Match", "\"1\"")
                .body(change)
                .put(admin(campaign))
                .then()
                .statusCode(200);

        Api.as("olivia").get(admin(campaign)).then().body("phases.kind", contains("discuss", "vote"));
    }

    @Test
    void an_edit_needs_the_version_it_was_made_from() {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);

        Api.refused(Api.as("olivia").body(Api.change(draft)).put(admin(campaign)), 428, "version-required");
        Api.refused(
                Api.as("olivia")
                        .header("If-Match", "\"7\"")
                        .body(Api.change(draft))
                        .put(admin(campaign)),
                412,
                "version-stale");
    }

    @Test
    void of_many_edits_from_one_version_at_once_one_succeeds() throws Exception {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);

        List<Integer> statuses = Api.race(
                8,
                runner -> Api.as("olivia")
                        .header("If-Match", "\"1\"")
                        .body(Api.change(draft))
                        .put(admin(campaign)));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void a_published_campaign_is_no_draft() {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);
        Api.publish("olivia", campaign).then().statusCode(200);

        Api.refused(
                Api.as("olivia").header("If-Match", "*").body(Api.change(draft)).put(admin(campaign)),
                409,
                "campaign-not-draft");
    }

    @Test
    void anybody_finds_published_campaigns_by_beginnings_of_words() {
        String word = "wort" + UUID.randomUUID().toString().substring(0, 8);
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        draft.put("title", Map.of("de", "Ein " + word.toUpperCase(java.util.Locale.ROOT) + "ÄRGER"));
        String campaign = Api.campaign("olivia", draft);
        Api.anybody().queryParam("q", word).get("/v1/campaigns").then().body("items", hasSize(0));

        Api.publish("olivia", campaign).then().statusCode(200);

        Api.anybody()
                .queryParam("q", word + "ärg park'); --")
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Api.anybody()
                .queryParam("q", word + "ärg")
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.id", contains(campaign))
                .body("items[0].brief", nullValue());
        Api.anybody()
                .queryParam("q", "?!&")
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Api.refused(Api.anybody().queryParam("q", "x".repeat(201)).get("/v1/campaigns"), 422, "validation-failed");
    }

    @Test
    void a_campaign_is_closed_when_its_last_phase_is_over() {
        String campaign = Api.published("olivia");
        Api.anybody().get("/v1/campaigns/" + campaign).then().body("status", equalTo("published"));

        MovableClock.advance(Duration.ofHours(4));

        Api.anybody()
                .get("/v1/campaigns/" + campaign)
                .then()
                .body("status", equalTo("closed"))
                .body("phases.state", contains("closed", "closed"));
        Api.anybody()
                .queryParam("status", "closed")
                .queryParam("limit", 100)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(campaign));
        Api.anybody()
                .queryParam("status", "published")
                .queryParam("limit", 100)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItems(campaign)));
        assertThat(Api.anybody()
                        .queryParam("status", "draft")
                        .get("/v1/campaigns")
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void lists_are_read_page_by_page_newest_first() {
        String organisation = Api.organisation("olivia");
        String word = "seite" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> draft = Api.draft(organisation);
        draft.put("title", Map.of("de", word));
        String first = Api.campaign("olivia", draft);
        String second = Api.campaign("olivia", draft);
        Api.publish("olivia", first).then().statusCode(200);
        Api.publish("olivia", second).then().statusCode(200);

        String next = Api.anybody()
                .queryParam("q", word)
                .queryParam("limit", 1)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .header("Link", notNullValue())
                .body("items.id", contains(second))
                .extract()
                .path("page.next");
        Api.anybody()
                .queryParam("q", word)
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .body("page.next", nullValue());
        Api.as("olivia")
                .queryParam("organisation", organisation)
                .get("/v1/admin/campaigns")
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first));
        Api.as("olivia").get("/v1/admin/campaigns").then().statusCode(200).body("items.id", hasItems(first, second));
        Api.as("nobody").get("/v1/admin/campaigns").then().statusCode(200).body("items", hasSize(0));
        Api.refused(Api.anybody().queryParam("cursor", "AQ").get("/v1/campaigns"), 400, "bad-cursor");
        Api.refused(
                Api.as("ana").queryParam("organisation", organisation).get("/v1/admin/campaigns"), 403, "not-a-member");
        Api.refused(
                Api.as("ana").queryParam("organisation", UUID.randomUUID()).get("/v1/admin/campaigns"),
                404,
                "not-found");
    }

    @Test
    void a_draft_with_the_most_text_there_may_be_can_be_stored() {
        String organisation = Api.organisation("olivia");
        Map<String, Object> draft = Api.draft(organisation);
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < 19_990; i++) {
            words.append("w").append(i).append(' ');
        }
        Map<String, String> brief = new java.util.HashMap<>();
        List.of(
                        "en", "es", "de", "fr", "it", "pt", "nl", "sv", "fi", "da", "pl", "cs", "sk", "hu", "ro", "bg",
                        "el", "tr")
                .forEach(language -> brief.put(language, words + language));
        draft.put("brief", brief);

        Api.campaign("olivia", draft);
    }

    @Test
    void the_log_says_who_did_what_through_which_client() {
        String organisation = Api.organisation("olivia");
        String campaign = Api.campaign("olivia", Api.draft(organisation));
        Api.publish("olivia", campaign).then().statusCode(200);

        Api.as("olivia")
                .get(admin(campaign) + "/log")
                .then()
                .statusCode(200)
                .body("items.action", contains("published", "created"))
                .body("items[0].actor", equalTo(TestTokens.subject("olivia")))
                .body("items[0].client", equalTo("minga-app"));
        Api.anybody()
                .get("/v1/campaigns/" + campaign + "/notices")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }
}
