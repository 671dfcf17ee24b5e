package org.minga.voting.electorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
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
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class EligibilityIT {

    private static Response eligibility(UUID contest, String person) {
        return as(person, "ballots:cast").get("/v1/contests/" + contest + "/eligibility");
    }

    private static Response castAt(UUID contest, String person, String acr) {
        return RestAssured.given()
                .header(
                        "Authorization",
                        TestTokens.person(person)
                                .scopes("ballots:cast")
                                .claim("acr", acr)
                                .bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("selections", List.of("A")))
                .put("/v1/contests/" + contest + "/ballot");
    }

    @Test
    void any_account_may_take_part_unless_said_otherwise() {
        Town.Opened opened = Town.open();
        eligibility(opened.contest(), "ana")
                .then()
                .statusCode(200)
                .body("eligible", equalTo(true))
                .body("weight", equalTo(1))
                .body("reason", equalTo(null));
        RestAssured.given()
                .get("/v1/contests/" + opened.contest() + "/eligibility")
                .then()
                .statusCode(401);
        as("ana", "admin")
                .get("/v1/contests/" + opened.contest() + "/eligibility")
                .then()
                .statusCode(403);
        eligibility(UUID.randomUUID(), "ana").then().statusCode(404);
    }

    @Test
    void only_who_was_identified_surely_enough_casts_a_ballot() {
        Town.Opened opened = Town.open(Map.of("electorate", Map.of("kind", "any_account", "minAssurance", 2)));
        castAt(opened.contest(), "ana", "1")
                .then()
                .statusCode(403)
                .body("type", endsWith("/assurance-too-low"))
                .body("required", equalTo(2))
                .body("present", equalTo(1));
        opened.approve("ana", "A").then().statusCode(403).body("present", equalTo(0));
        castAt(opened.contest(), "ana", "2").then().statusCode(201);
        castAt(opened.contest(), "bo", "3").then().statusCode(201);
        eligibility(opened.contest(), "ana")
                .then()
                .body("eligible", equalTo(false))
                .body("reason", equalTo("assurance_too_low"))
                .body("minAssurance", equalTo(2))
                .body("assurance", equalTo(0));
        // Showing and withdrawing ask for nothing: whoever has a ballot may have it back.
        as("ana", "ballots:cast")
                .get("/v1/contests/" + opened.contest() + "/ballot")
                .then()
                .statusCode(200);
        as("ana", "ballots:cast")
                .delete("/v1/contests/" + opened.contest() + "/ballot")
                .then()
                .statusCode(200);
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", opened.contest()))
                .isEqualTo(2);
    }

    @Test
    void members_are_those_of_the_opening_whoever_joins_or_leaves_later() {
        Town town = Town.draft().votingLater();
        UUID all = town.create(Map.of("electorate", Map.of("kind", "members")));
        UUID owners = town.create(Map.of("electorate", Map.of("kind", "members", "roles", List.of("owner"))));
        UUID nobody = town.create(Map.of("electorate", Map.of("kind", "members", "roles", List.of("evaluator"))));
        town.publish();
        eligibility(all, "vera").then().body("eligible", equalTo(true)).body("frozen", equalTo(false));
        eligibility(owners, "vera").then().body("eligible", equalTo(false));
        town.openVote();

        new Town.Opened(town, all).approve("vera", "A").then().statusCode(201);
        new Town.Opened(town, owners).approve("olivia", "A").then().statusCode(201);
        town.members(Map.of("olivia", "owner", "nora", "owner"));

        Town.Opened opened = new Town.Opened(town, all);
        opened.approve("vera", "B").then().statusCode(200);
        opened.approve("nora", "B").then().statusCode(403).body("type", endsWith("/not-in-electorate"));
        new Town.Opened(town, owners).approve("vera", "A").then().statusCode(403);
        eligibility(all, "nora")
                .then()
                .body("eligible", equalTo(false))
                .body("reason", equalTo("not_in_electorate"))
                .body("frozen", equalTo(true));
        opened.get().then().body("electorate.size", equalTo(2)).body("electorate.minAssurance", equalTo(0));
        new Town.Opened(town, owners)
                .get()
                .then()
                .body("electorate.size", equalTo(1))
                .body("electorate.roles", contains("owner"));
        new Town.Opened(town, nobody).approve("vera", "A").then().statusCode(409);
        Town.admin("olivia")
                .get("/v1/admin/contests/" + nobody)
                .then()
                .body("openingFaults.code", contains("no_members"));
    }

    @Test
    void a_juror_casts_with_their_weight() {
        Town town = Town.draft();
        UUID contest = town.create(Map.of("electorate", Map.of("kind", "jury")));
        Town.roll(
                        contest,
                        1,
                        Map.of(
                                "pages",
                                1,
                                "voters",
                                List.of(
                                        Map.of("personId", TestTokens.subject("ana"), "weight", 400),
                                        Map.of("personId", TestTokens.subject("bo")))))
                .then()
                .statusCode(201);
        town.publish();
        Town.Opened opened = new Town.Opened(town, contest);
        opened.approve("ana", "A").then().statusCode(201);
        opened.approve("bo", "B").then().statusCode(201);

        eligibility(contest, "ana").then().body("weight", equalTo(400));
        eligibility(contest, "bo").then().body("weight", equalTo(1));
        eligibility(contest, "cy").then().body("eligible", equalTo(false)).body("weight", equalTo(null));
        opened.get().then().body("electorate.size", equalTo(2)).body("electorate.weight", equalTo(401));
        assertThat(Town.texts("SELECT weight FROM ballot WHERE contest_id = ? ORDER BY weight", contest))
                .containsExactly("1", "400");
        assertThat(Events.outboxOf(contest.toString()))
                .noneSatisfy(event -> assertThat(event.data().toString()).contains(TestTokens.subject("ana")));
    }
}
