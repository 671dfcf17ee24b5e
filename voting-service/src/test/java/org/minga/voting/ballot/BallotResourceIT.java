package org.minga.voting.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.minga.voting.Town.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class BallotResourceIT {

    @Test
    void a_ballot_is_cast_changed_withdrawn_and_cast_again() {
        Town.Opened opened = Town.open();
        String path = "/v1/contests/" + opened.contest() + "/ballot";

        opened.approve("ana", "B", "A")
                .then()
                .statusCode(201)
                .body("contestId", equalTo(opened.contest().toString()))
                .body("version", equalTo(1))
                .body("receivedAt", endsWith("Z"))
                .body("tracker", matchesRegex("[0-9a-f]{64}"))
                .body("promise.signature", notNullValue());
        as("ana", "ballots:cast").get(path).then().statusCode(200).body("selections", contains("A", "B"));
        String tracker = opened.approve("ana", "C")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .extract()
                .path("tracker");
        as("ana", "ballots:cast")
                .delete(path)
                .then()
                .statusCode(200)
                .body("contestId", equalTo(opened.contest().toString()))
                .body("version", equalTo(3))
                .body("tracker", equalTo(tracker))
                .body("withdrawal.signature", notNullValue());
        as("ana", "ballots:cast").get(path).then().statusCode(404).body("type", endsWith("/ballot-not-found"));
        as("ana", "ballots:cast").delete(path).then().statusCode(404);
        opened.approve("ana", "B").then().statusCode(200).body("version", equalTo(4));
        as("bo", "ballots:cast").get(path).then().statusCode(404);
    }

    @Test
    void every_kind_of_ballot_is_taken() {
        Town.Opened points = Town.open(budget(Map.of("kind", "cumulative", "points", 10, "maxPerOption", 6)));
        points.cast("ana", Map.of("points", Map.of("A", 6, "B", 4))).then().statusCode(201);
        points.cast("ana", Map.of("points", Map.of("A", 7, "X", -1)))
                .then()
                .statusCode(422)
                .body(
                        "errors.code",
                        containsInAnyOrder("too_many_points_for_option", "unknown_option", "negative_points"));
        Town.Opened ranking = Town.open(budget(Map.of("kind", "ordinal", "max", 3)));
        ranking.cast("ana", Map.of("ranking", List.of("C", "A"))).then().statusCode(201);
        as("ana", "ballots:cast")
                .get("/v1/contests/" + ranking.contest() + "/ballot")
                .then()
                .body("ranking", contains("C", "A"));
        Town.Opened single = Town.open(Map.of("ballot", Map.of("kind", "single"), "method", Map.of("id", "plurality")));
        single.approve("ana", "A").then().statusCode(201);
        single.approve("ana", "A", "B").then().statusCode(422).body("errors.code", contains("too_many_options"));
    }

    private static Map<String, Object> budget(Map<String, Object> ballot) {
        Map<String, Object> cost = Map.of("amount", 10, "currency", "EUR");
        return Map.of(
                "ballot",
                ballot,
                "method",
                Map.of("id", "budget-greedy", "budget", Map.of("amount", 20, "currency", "EUR")),
                "options",
                Map.of(
                        "from",
                        "given",
                        "list",
                        List.of(
                                Map.of("code", "A", "title", "A", "cost", cost),
                                Map.of("code", "B", "title", "B", "cost", cost),
                                Map.of("code", "C", "title", "C", "cost", cost))));
    }

    @Test
    void all_faults_of_a_ballot_are_named_at_once() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A", "X", "A", "Y")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/selections", "/selections/1", "/selections/2", "/selections/3"));
        opened.cast("ana", Map.of("points", Map.of("A", 1)))
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/points", "/selections"));
        opened.cast("ana", "{\"selections\": [null]}").then().statusCode(422);
        opened.cast("ana", "{\"selections\": \"A\"}").then().statusCode(400);
        opened.cast("ana", "{\"selections\": [").then().statusCode(400);
        opened.cast("ana", "{\"choice\": \"A\"}").then().statusCode(400);
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", opened.contest()))
                .isZero();
    }

    @Test
    void a_ballot_is_a_persons() {
        Town.Opened opened = Town.open();
        String path = "/v1/contests/" + opened.contest() + "/ballot";
        Object ballot = Map.of("selections", List.of("A"));

        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(ballot)
                .put(path)
                .then()
                .statusCode(401);
        as("ana", "admin").body(ballot).put(path).then().statusCode(403).body("type", endsWith("/scope-missing"));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header(
                        "Authorization",
                        TestTokens.serviceAccount("bot").scopes("ballots:cast").bearer())
                .body(ballot)
                .put(path)
                .then()
                .statusCode(403)
                .body("type", endsWith("/person-required"));
    }

    @Test
    void outside_its_time_a_contest_takes_nothing() {
        Town town = Town.draft().votingLater();
        Town.Opened upcoming = new Town.Opened(town, town.create(Map.of()));
        upcoming.approve("ana", "A").then().statusCode(404);
        town.publish();
        upcoming.approve("ana", "A")
                .then()
                .statusCode(409)
                .body("type", endsWith("/contest-not-open"))
                .body("opensAt", notNullValue())
                .body("closesAt", notNullValue());

        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        opened.town().closeVote();
        opened.approve("ana", "B").then().statusCode(409);
        opened.approve("bo", "B").then().statusCode(409);
        as("ana", "ballots:cast")
                .delete("/v1/contests/" + opened.contest() + "/ballot")
                .then()
                .statusCode(409);
        Response still = as("ana", "ballots:cast").get("/v1/contests/" + opened.contest() + "/ballot");
        still.then().body("selections", contains("A")).body("version", equalTo(1));
    }

    @Test
    void there_is_no_ballot_for_no_contest() {
        new Town.Opened(Town.draft(), UUID.randomUUID())
                .approve("ana", "A")
                .then()
                .statusCode(404);
    }
}
