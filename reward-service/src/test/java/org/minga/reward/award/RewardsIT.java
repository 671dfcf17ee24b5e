package org.minga.reward.award;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.minga.platform.testkit.TestTokens.subject;
import static org.minga.reward.Town.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.reward.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class RewardsIT {
    @Test
    void people_read_what_they_got_and_why() {
        String person = "person " + UUID.randomUUID();
        Town town = Town.published();
        town.fullScheme();
        UUID idea = UUID.randomUUID();
        UUID contest = UUID.randomUUID();
        town.voted(contest, person);
        town.told(idea, 1, "published", person);
        town.decided(idea);

        as(person)
                .get("/v1/me/rewards")
                .then()
                .statusCode(200)
                .body("points", equalTo(10))
                .body("badges", hasSize(1))
                .body("badges[0].code", equalTo("took-part"))
                .body("badges[0].name.en", equalTo("Took part"))
                .body("badges[0].reason.text", equalTo("Took part in a vote of this campaign."))
                .body("badges[0].reason.contestId", equalTo(contest.toString()))
                .body("awards", hasSize(1))
                .body("awards[0].name.en", equalTo("Built next year"))
                .body("awards[0].money.amount", equalTo(50000))
                .body("awards[0].reason.on", equalTo("winner"))
                .body("awards[0].reason.submissionId", equalTo(idea.toString()))
                .body("awards[0].reason.submissionTitle", equalTo("An idea"))
                .body("awards[0].grantedAt", notNullValue())
                .body("entries.kind", equalTo(List.of("award", "points", "badge")))
                .body("entries[1].points", equalTo(10));
    }

    @Test
    void what_was_taken_back_stays_in_the_entries_with_its_reason() {
        String person = "person " + UUID.randomUUID();
        Town town = Town.published();
        town.fullScheme();
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", person);
        town.told(idea, 2, "removed", person);

        as(person)
                .get("/v1/me/rewards")
                .then()
                .statusCode(200)
                .body("points", equalTo(0))
                .body("badges", empty())
                .body("entries", hasSize(4))
                .body("entries.findAll { it.kind == 'points' }.points", contains(-10, 10))
                .body(
                        "entries.find { it.points == -10 }.reason.text",
                        equalTo("The submission it was given for is no longer published."))
                .body("entries.find { it.points == -10 }.reason.submissionTitle", equalTo("An idea"));
    }

    @Test
    void entries_are_paged_newest_first() {
        String person = "person " + UUID.randomUUID();
        Town town = Town.published();
        town.scheme(Town.POINTS_RULE);
        for (int i = 0; i < 5; i++) {
            town.told(UUID.randomUUID(), 1, "published", person);
        }

        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var request = as(person).queryParam("limit", 2);
            if (next != null) {
                request.queryParam("cursor", next);
            }
            ExtractableResponse<Response> page =
                    request.get("/v1/me/rewards").then().statusCode(200).extract();
            seen.addAll(page.path("entries.id"));
            next = page.path("page.next");
        } while (next != null);

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void somebody_without_rewards_reads_that() {
        as("person " + UUID.randomUUID())
                .get("/v1/me/rewards")
                .then()
                .statusCode(200)
                .body("points", equalTo(0))
                .body("entries", empty())
                .body("page.next", nullValue());
    }

    @Test
    void my_rewards_need_a_person_and_the_scope() {
        given().get("/v1/me/rewards").then().statusCode(401);
        refused(TestTokens.person("ana").scopes("profile"), "scope-missing");
        refused(TestTokens.serviceAccount("demo-partner").scopes("rewards:read"), "person-required");
    }

    private static void refused(TestTokens token, String slug) {
        given().header("Authorization", token.bearer())
                .get("/v1/me/rewards")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://minga.example/problems/" + slug));
    }

    @Test
    void awards_are_public_with_their_reason_and_paged() {
        Town town = Town.published();
        town.fullScheme();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        town.told(first, 1, "published", "ana");
        town.told(second, 1, "published", "bo");
        town.decided(first, second);

        String next = given().queryParam("campaign", town.campaign)
                .queryParam("limit", 1)
                .get("/v1/awards")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reason.text", equalTo("Submission selected in the campaign's outcome."))
                .body("items[0].reason.submissionTitle", equalTo("An idea"))
                .extract()
                .path("page.next");
        given().queryParam("campaign", town.campaign)
                .queryParam("cursor", next)
                .get("/v1/awards")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("page.next", nullValue());
        List<String> people = given().queryParam("campaign", town.campaign)
                .get("/v1/awards")
                .then()
                .extract()
                .path("items.personId");
        assertThat(people).containsExactlyInAnyOrder(subject("ana"), subject("bo"));
    }

    @Test
    void an_award_to_a_submission_without_author_is_public_with_its_title_and_nobodys() {
        Town town = Town.published();
        town.fullScheme();
        UUID authored = UUID.randomUUID();
        UUID onBehalf = UUID.randomUUID();
        String person = "person " + UUID.randomUUID();
        town.told(authored, 1, "published", person);
        town.told(onBehalf, 1, "published", "");
        town.decided(authored, onBehalf);

        String itself = "items.find { it.reason.submissionId == '" + onBehalf + "' }";
        given().queryParam("campaign", town.campaign)
                .get("/v1/awards")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body(itself + ".containsKey('personId')", equalTo(false))
                .body(itself + ".name.en", equalTo("Built next year"))
                .body(itself + ".money.amount", equalTo(50000))
                .body(itself + ".reason.on", equalTo("winner"))
                .body(itself + ".reason.text", equalTo("Submission selected in the campaign's outcome."))
                .body(itself + ".reason.submissionTitle", equalTo("An idea"));
        as(person).get("/v1/me/rewards").then().body("awards.reason.submissionId", contains(authored.toString()));
        assertThat(town.leaderboard()).containsOnlyKeys(subject(person));
    }

    @Test
    void the_title_of_a_submission_that_was_removed_later_is_not_shown_to_others() {
        Town town = Town.published();
        town.fullScheme();
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "ana");
        town.decided(idea);
        town.told(idea, 2, "removed", "ana");

        given().queryParam("campaign", town.campaign)
                .get("/v1/awards")
                .then()
                .statusCode(200)
                .body("items[0].reason.submissionId", equalTo(idea.toString()))
                .body("items[0].reason.submissionTitle", nullValue());
    }

    @Test
    void awards_of_a_draft_are_not_found_and_the_campaign_must_be_named() {
        given().queryParam("campaign", Town.draft().campaign)
                .get("/v1/awards")
                .then()
                .statusCode(404)
                .body("type", equalTo("https://minga.example/problems/not-found"));
        given().get("/v1/awards")
                .then()
                .statusCode(422)
                .body("type", equalTo("https://minga.example/problems/validation-failed"));
    }
}
