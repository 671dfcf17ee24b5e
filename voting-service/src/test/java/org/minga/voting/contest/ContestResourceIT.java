package org.minga.voting.contest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.minga.voting.Town.admin;
import static org.minga.voting.Town.keyed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ContestResourceIT {
    private static final Map<String, Object> BUDGET = Map.of(
            "ballot", Map.of("kind", "approval"),
            "method", Map.of("id", "budget-greedy", "budget", Map.of("amount", 100, "currency", "EUR")),
            "options", Map.of("from", "submissions"));

    @Test
    void an_organiser_sets_up_a_contest_and_finds_it_as_set_up() {
        Town town = Town.draft();

        Response created = keyed("olivia").body(town.contest(Map.of())).post("/v1/admin/contests");

        created.then()
                .statusCode(201)
                .header("Location", startsWith("/v1/admin/contests/"))
                .header("ETag", notNullValue())
                .body("state", equalTo("upcoming"))
                .body("ballot.kind", equalTo("approval"))
                .body("method.ties", equalTo("option_code_ascending"))
                .body("options.code", contains("A", "B", "C"))
                .body("rulesHash", startsWith("sha256:"));
        admin("vera")
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(created.path("id")))
                .body("title.en", equalTo("Which one?"));
    }

    @Test
    void contests_of_a_draft_are_for_members_only() {
        Town town = Town.draft();
        UUID contest = town.create(Map.of());

        given().get("/v1/contests/" + contest).then().statusCode(404);
        given().get("/v1/contests?campaign=" + town.campaign)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        admin("bo").get("/v1/admin/contests/" + contest).then().statusCode(403).body("type", endsWith("/not-a-member"));
        admin("bo").get("/v1/admin/contests?campaign=" + town.campaign).then().statusCode(403);
        admin("vera")
                .get("/v1/admin/contests?campaign=" + town.campaign)
                .then()
                .body("items.id", contains(contest.toString()));

        town.publish();
        given().get("/v1/contests/" + contest).then().statusCode(200).body("state", equalTo("open"));
        given().get("/v1/contests?campaign=" + town.campaign).then().body("items.id", contains(contest.toString()));
    }

    @Test
    void only_editors_and_owners_set_up_contests() {
        Town town = Town.draft();
        for (String person : List.of("vera", "bo")) {
            keyed(person)
                    .body(town.contest(Map.of()))
                    .post("/v1/admin/contests")
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/not-a-member"));
        }
    }

    @Test
    void a_campaign_that_is_not_known_may_still_be_on_its_way() {
        Town town = Town.draft();
        keyed("olivia")
                .body(town.contest(Map.of("campaignId", UUID.randomUUID())))
                .post("/v1/admin/contests")
                .then()
                .statusCode(404)
                .header("Retry-After", "1");
    }

    @Test
    void everything_wrong_with_a_contest_is_said_at_once() {
        Town town = Town.draft();
        keyed("olivia")
                .body(town.contest(Map.of(
                        "phaseId", town.collect,
                        "ballot", Map.of("kind", "single"),
                        "method", Map.of("id", "budget-greedy"))))
                .post("/v1/admin/contests")
                .then()
                .statusCode(422)
                .body("type", endsWith("/validation-failed"))
                .body("errors.pointer", hasItems("/phaseId", "/method/budget"))
                .body("errors.code", hasItem("phase_not_vote"));
    }

    @Test
    void an_empty_contest_misses_its_campaign_first() {
        keyed("olivia")
                .body(Map.of())
                .post("/v1/admin/contests")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems("/campaignId", "/phaseId", "/title", "/ballot", "/method", "/options"));
    }

    @Test
    void fields_that_nobody_knows_are_refused() {
        Town town = Town.draft();
        keyed("olivia")
                .body(town.contest(Map.of("colour", "red")))
                .post("/v1/admin/contests")
                .then()
                .statusCode(400);
    }

    @Test
    void a_repeated_request_makes_one_contest() {
        Town town = Town.draft();
        Map<String, Object> draft = town.contest(Map.of());
        String key = UUID.randomUUID().toString();

        String first = admin("olivia")
                .header("Idempotency-Key", key)
                .body(draft)
                .post("/v1/admin/contests")
                .path("id");
        String again = admin("olivia")
                .header("Idempotency-Key", key)
                .body(draft)
                .post("/v1/admin/contests")
                .path("id");

        assertThat(again).isEqualTo(first);
        assertThat(Town.number("SELECT count(*) FROM contest WHERE campaign_id = ?", town.campaign))
                .isEqualTo(1);
    }

    @Test
    void a_contest_is_changed_with_the_version_one_has_read() {
        Town town = Town.draft().votingLater();
        UUID contest = town.create(Map.of());
        String path = "/v1/admin/contests/" + contest;
        String tag = admin("olivia").get(path).header("ETag");
        Map<String, Object> changed = town.contest(Map.of("title", Map.of("en", "Another?")));

        admin("olivia").body(changed).put(path).then().statusCode(428);
        admin("vera").header("If-Match", tag).body(changed).put(path).then().statusCode(403);
        Response done = admin("olivia").header("If-Match", tag).body(changed).put(path);
        done.then().statusCode(200).body("title.en", equalTo("Another?"));
        assertThat(done.header("ETag")).isNotEqualTo(tag);
        admin("olivia").header("If-Match", tag).body(changed).put(path).then().statusCode(412);
        admin("olivia")
                .header("If-Match", "*")
                .body(town.contest(Map.of("campaignId", UUID.randomUUID())))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/campaignId"));
    }

    @Test
    void an_open_contest_stays_as_it_is() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);

        admin("olivia")
                .header("If-Match", "*")
                .body(opened.town().contest(Map.of()))
                .put("/v1/admin/contests/" + opened.contest())
                .then()
                .statusCode(409)
                .body("type", endsWith("/contest-frozen"));
    }

    @Test
    void no_contest_joins_a_phase_that_has_opened() {
        Town town = Town.draft().publish();
        keyed("olivia")
                .body(town.contest(Map.of()))
                .post("/v1/admin/contests")
                .then()
                .statusCode(409)
                .body("type", endsWith("/phase-not-upcoming"))
                .body("opensAt", notNullValue());
    }

    @Test
    void options_from_submissions_are_a_preview_until_the_opening_and_frozen_then() {
        Town town = Town.draft().votingLater();
        UUID bench = town.submission("Bench", null, 40L);
        UUID given = town.submission("Fountain", "F-1", 60L);
        UUID contest = town.create(BUDGET);
        town.publish();
        given().get("/v1/contests/" + contest)
                .then()
                .body("state", equalTo("upcoming"))
                .body("options.code", contains("1", "F-1"))
                .body("options[0].submissionId", equalTo(bench.toString()))
                .body("options[1].cost.amount", equalTo(60));

        UUID noCost = town.submission("Free thoughts", null, null);
        town.submission(given, "removed", "Fountain", "F-1", 60L, "EUR");
        town.openVote();
        Town.Opened opened = new Town.Opened(town, contest);
        opened.approve("ana", "1").then().statusCode(201);
        town.submission(bench, "removed", "Bench", null, 40L, "EUR");

        opened.get()
                .then()
                .body("state", equalTo("open"))
                .body("options.code", contains("1"))
                .body("leftOut.submissionId", contains(noCost.toString()))
                .body("leftOut.reason", contains("cost_missing"));
        opened.approve("bo", "F-1").then().statusCode(422).body("errors[0].code", equalTo("unknown_option"));
    }

    @Test
    void submissions_that_the_rulebook_hides_are_no_preview_for_the_public() {
        Town town = Town.draft().votingLater().collectingInSecret();
        town.submission("Still secret", "S", 40L);
        UUID contest = town.create(BUDGET);
        town.publish();

        given().get("/v1/contests/" + contest).then().statusCode(200).body("options", hasSize(0));
        given().get("/v1/contests?campaign=" + town.campaign).then().body("items[0].options", hasSize(0));
        admin("vera").get("/v1/admin/contests/" + contest).then().body("options.code", contains("S"));
    }

    @Test
    void a_given_code_wins_over_a_number_that_was_assigned() {
        Town town = Town.draft().votingLater();
        UUID first = town.submission("First", null, 1L);
        UUID given = town.submission("Second", "1", 1L);
        UUID same = town.submission("Third", "1", 1L);
        UUID contest = town.create(BUDGET);
        town.publish();

        Map<String, String> codes = new HashMap<>();
        List<Map<String, String>> options =
                given().get("/v1/contests/" + contest).path("options");
        options.forEach(option -> codes.put(option.get("submissionId"), option.get("code")));
        assertThat(codes)
                .containsEntry(given.toString(), "1")
                .containsEntry(first.toString(), "2")
                .containsEntry(same.toString(), "3");
    }

    @Test
    void a_contest_without_options_does_not_open_and_can_be_mended() {
        Town town = Town.draft();
        UUID contest = town.create(BUDGET);
        town.publish();
        Town.Opened opened = new Town.Opened(town, contest);

        opened.approve("ana", "1").then().statusCode(409).body("type", endsWith("/contest-not-open"));
        town.submission("Late", null, 10L);

        opened.approve("ana", "1").then().statusCode(201);
    }

    @Test
    void a_list_is_paged() {
        Town town = Town.draft();
        List<String> ids = List.of(
                town.create(Map.of()).toString(),
                town.create(Map.of()).toString(),
                town.create(Map.of()).toString());
        town.publish();

        Response first = given().get("/v1/contests?limit=2&campaign=" + town.campaign);
        first.then().body("items.id", equalTo(ids.subList(0, 2))).header("Link", endsWith("rel=\"next\""));
        given().get("/v1/contests?limit=2&campaign=" + town.campaign + "&cursor=" + first.path("page.next"))
                .then()
                .body("items.id", equalTo(ids.subList(2, 3)))
                .body("page.next", equalTo(null));
        given().get("/v1/contests?cursor=nonsense&campaign=" + town.campaign)
                .then()
                .statusCode(400);
        given().get("/v1/contests").then().statusCode(422);
        given().get("/v1/contests?campaign=nonsense").then().statusCode(400);
        given().get("/v1/contests/nonsense").then().statusCode(404);
    }

    @Test
    void campaign_service_asks_whether_the_contests_allow_the_publication() {
        Town town = Town.draft();
        UUID contest = town.create(Map.of());
        Map<String, Object> phases = Map.of(
                "campaignId",
                town.campaign,
                "phases",
                List.of(phase(town.collect, "vote"), phase(town.vote, "discuss")));

        given().contentType(ContentType.JSON)
                .header(
                        "Authorization",
                        TestTokens.serviceAccount("campaign-service")
                                .scopes("contests:validate")
                                .bearer())
                .body(phases)
                .post("/internal/contests/validation")
                .then()
                .statusCode(200)
                .body("errors.pointer", contains("/phases/0", "/phases/1/kind"))
                .body("errors.code", contains("contest_missing", "phase_not_vote"));
        Town.as("olivia", "contests:validate")
                .body(phases)
                .post("/internal/contests/validation")
                .then()
                .statusCode(403);
        admin("olivia")
                .body(phases)
                .post("/internal/contests/validation")
                .then()
                .statusCode(403);
        assertThat(contest).isNotNull();
    }

    private static Map<String, Object> phase(UUID id, String kind) {
        return Map.of("id", id, "kind", kind, "opensAt", "2026-06-01T06:00:00Z", "closesAt", "2026-06-02T06:00:00Z");
    }
}
