package org.minga.voting.turnout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class TurnoutIT {

    private static Response turnout(Town.Opened opened) {
        return given().get("/v1/contests/" + opened.contest() + "/turnout");
    }

    @Test
    void a_hidden_turnout_is_told_after_the_seal() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        opened.get().then().body("turnout", equalTo("hidden"));
        turnout(opened)
                .then()
                .statusCode(409)
                .body("type", endsWith("/turnout-hidden"))
                .body("state", equalTo("open"));

        opened.count();

        turnout(opened)
                .then()
                .statusCode(200)
                .body("ballots", equalTo(1))
                .body("voters", equalTo(1))
                .body("electorateSize", equalTo(null))
                .body("asOf", notNullValue());
    }

    @Test
    void a_live_turnout_is_told_while_the_contest_is_open_and_counts_who_has_a_ballot() {
        Town town = Town.draft();
        UUID contest = town.create(Map.of("turnout", "live", "paper", true, "electorate", Map.of("kind", "listed")));
        Town.roll(contest, "ana", "bo", "cy").then().statusCode(201);
        town.publish();
        Town.Opened opened = new Town.Opened(town, contest);
        opened.approve("ana", "A").then().statusCode(201);
        opened.approve("ana", "B").then().statusCode(200);
        opened.approve("bo", "B").then().statusCode(201);
        opened.approve("cy", "B").then().statusCode(201);
        Town.as("cy", "ballots:cast")
                .delete("/v1/contests/" + contest + "/ballot")
                .then()
                .statusCode(200);
        opened.page(1, List.of(Map.of("selections", List.of("A")), Map.of("selections", List.of("B"))))
                .then()
                .statusCode(201);

        Response first = turnout(opened);

        first.then()
                .statusCode(200)
                .body("voters", equalTo(2))
                .body("ballots", equalTo(4))
                .body("electorateSize", equalTo(3));
        opened.get().then().body("turnout", equalTo("live"));
        opened.approve("cy", "A").then().statusCode(200);
        assertThat(turnout(opened).asString()).as("kept for some seconds").isEqualTo(first.asString());
        Awaitility.await("the figure follows")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> turnout(opened).<Integer>path("voters") == 3);

        // After the seal nobody is told what was kept of before.
        Town.as("bo", "ballots:cast")
                .delete("/v1/contests/" + contest + "/ballot")
                .then()
                .statusCode(200);
        opened.count();
        turnout(opened).then().body("voters", equalTo(2)).body("ballots", equalTo(4));
    }

    @Test
    void there_is_no_turnout_of_no_contest() {
        new Town.Opened(Town.draft(), UUID.randomUUID()).get().then().statusCode(404);
        given().get("/v1/contests/" + UUID.randomUUID() + "/turnout").then().statusCode(404);
        Town.Opened draft = new Town.Opened(Town.draft(), Town.draft().create(Map.of("turnout", "live")));
        turnout(draft).then().statusCode(404);
    }
}
