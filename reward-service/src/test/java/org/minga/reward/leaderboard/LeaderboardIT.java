package org.minga.reward.leaderboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.minga.platform.testkit.TestTokens.subject;
import static org.minga.reward.Town.POINTS_RULE;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.reward.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class LeaderboardIT {
    @Test
    void most_points_come_first_and_equal_points_by_person_whatever_the_page_size() {
        Town town = Town.published();
        town.scheme(POINTS_RULE);
        for (String author : List.of("ana", "ana", "ana", "bo", "chen", "dita", "dita")) {
            town.told(UUID.randomUUID(), 1, "published", author);
        }
        List<String> equals =
                Stream.of("bo", "chen").map(name -> subject(name)).sorted().toList();

        List<String> people = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        String path = "/v1/leaderboards/" + town.campaign + "?limit=1";
        while (path != null) {
            ExtractableResponse<Response> page = given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract();
            people.addAll(page.path("items.personId"));
            ranks.addAll(page.path("items.rank"));
            String link = page.header("Link");
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(people).containsExactly(subject("ana"), subject("dita"), equals.get(0), equals.get(1));
        assertThat(ranks).containsExactly(1, 2, 3, 3);
    }

    @Test
    void a_draft_or_unknown_campaign_has_no_leaderboard() {
        Town draft = Town.draft();

        for (UUID campaign : List.of(draft.campaign, UUID.randomUUID())) {
            given().get("/v1/leaderboards/" + campaign)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("1"));
        }
        given().get("/v1/leaderboards/not-an-id").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        Town town = Town.published();

        given().queryParam("cursor", "AQADYWJj")
                .get("/v1/leaderboards/" + town.campaign)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://minga.example/problems/bad-cursor"));
    }

    @Test
    void a_bad_token_is_refused_even_where_none_is_needed() {
        given().header("Authorization", "Bearer nonsense")
                .get("/v1/leaderboards/" + Town.published().campaign)
                .then()
                .statusCode(401);
    }
}
