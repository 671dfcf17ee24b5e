package org.minga.voting.contest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.minga.voting.Town.admin;
import static org.minga.voting.Town.keyed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ContestPreviewResourceIT {
    private static final String PREVIEWS = "/v1/admin/contest-previews";

    @Test
    void the_rules_are_shown_in_full_and_in_words_and_nothing_is_stored() {
        Town town = Town.draft();
        Map<String, Object> contest = town.contest(Map.of(
                "ballot", Map.of("kind", "ordinal", "max", 3),
                "method", Map.of("id", "budget-greedy", "budget", Map.of("amount", 150000, "currency", "EUR")),
                "ties", Map.of("rule", "lot", "seed", "harvest moon"),
                "options", Map.of("from", "submissions")));

        Response preview = admin("olivia").body(contest).post(PREVIEWS);

        preview.then()
                .statusCode(200)
                .body("ballot.kind", equalTo("ordinal"))
                .body("method.id", equalTo("budget-greedy"))
                .body("method.version", equalTo(1))
                .body("method.misfit", equalTo("skip"))
                .body("method.positionPoints", equalTo(List.of(3, 2, 1)))
                .body("method.budget.amount", equalTo(150000))
                .body("method.ties", equalTo("lot"))
                .body("ties.rule", equalTo("lot"))
                .body("ties.seed", equalTo("harvest moon"))
                .body("rulesHash", startsWith("sha256:"))
                .body("rulesInWords", hasItem("What may be spent: 1,500.00 EUR."));
        assertThat(Town.number("SELECT count(*) FROM contest WHERE campaign_id = ?", town.campaign))
                .isZero();
        keyed("olivia")
                .body(contest)
                .post("/v1/admin/contests")
                .then()
                .statusCode(201)
                .body("rulesHash", equalTo(preview.path("rulesHash")))
                .body("ties.seed", equalTo("harvest moon"));
    }

    @Test
    void everything_wrong_is_said_at_once() {
        Town town = Town.draft();
        admin("olivia")
                .body(town.contest(Map.of(
                        "phaseId", town.collect,
                        "ballot", Map.of("kind", "scored", "minScore", 9, "maxScore", 3, "points", 5),
                        "method", Map.of("id", "plurality", "seats", 0, "colour", "red"),
                        "ties", Map.of("rule", "lot"))))
                .post(PREVIEWS)
                .then()
                .statusCode(422)
                .body("type", endsWith("/validation-failed"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/phaseId", "/ballot/points", "/method/seats", "/method/colour", "/ties/seed"));
        admin("olivia")
                .body(Map.of())
                .post(PREVIEWS)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems("/campaignId", "/phaseId", "/title", "/ballot", "/method", "/options"));
    }

    @Test
    void only_whoever_could_set_it_up_may_look() {
        Town town = Town.draft();
        for (String person : List.of("vera", "bo")) {
            admin(person)
                    .body(town.contest(Map.of()))
                    .post(PREVIEWS)
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/not-a-member"));
        }
        given().contentType(ContentType.JSON)
                .body(town.contest(Map.of()))
                .post(PREVIEWS)
                .then()
                .statusCode(401);
        admin("olivia")
                .body(town.contest(Map.of("campaignId", UUID.randomUUID())))
                .post(PREVIEWS)
                .then()
                .statusCode(404);
    }

    @Test
    void text_that_cannot_be_stored_is_refused_wherever_it_stands() {
        Town town = Town.draft();
        for (Object ties : List.of(
                Map.of("rule", "lot", "seed", "nul \0"),
                Map.of("rule", "given_order", "order", List.of("A", "B", "\0")))) {
            admin("olivia")
                    .body(town.contest(Map.of("ties", ties)))
                    .post(PREVIEWS)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void what_was_read_can_be_sent_back() {
        Town town = Town.draft().votingLater();
        UUID contest = town.create(Map.of("ties", Map.of("rule", "given_order", "order", List.of("B", "A", "C"))));
        Response read = admin("olivia").get("/v1/admin/contests/" + contest);
        Map<String, Object> method = new java.util.HashMap<>(read.<Map<String, Object>>path("method"));
        method.remove("ties");

        admin("olivia")
                .header("If-Match", read.header("ETag"))
                .body(town.contest(Map.of("method", method, "ties", read.<Object>path("ties"))))
                .put("/v1/admin/contests/" + contest)
                .then()
                .statusCode(200)
                .body("rulesHash", equalTo(read.path("rulesHash")));
    }
}
