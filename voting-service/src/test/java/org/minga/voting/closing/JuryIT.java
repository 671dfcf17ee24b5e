package org.minga.voting.closing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.tally.formats.bundle.VerifyOutcome;
import org.minga.voting.Town;

/** Bundle and result name who could vote and what was asked for. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class JuryIT {
    private static Town.Opened jury(Map<String, ?> conditions) {
        Town town = Town.draft();
        UUID contest = town.create(Map.of("electorate", Map.of("kind", "jury"), "conditions", conditions));
        Town.roll(
                        contest,
                        1,
                        Map.of(
                                "pages",
                                1,
                                "voters",
                                List.of(
                                        Map.of("personId", TestTokens.subject("ana"), "weight", 400),
                                        Map.of("personId", TestTokens.subject("bo"), "weight", 2),
                                        Map.of("personId", TestTokens.subject("chen")))))
                .then()
                .statusCode(201);
        town.publish();
        return new Town.Opened(town, contest);
    }

    @Test
    void weights_count_and_stand_in_the_bundle() throws Exception {
        Town.Opened opened = jury(Map.of("quorum", Map.of("ballots", 2), "threshold", "1/2"));
        String heavy = opened.approve("ana", "A").asString();
        String light = opened.approve("bo", "B").asString();

        opened.count()
                .then()
                .body("ballots", equalTo(2))
                .body("weight", equalTo(402))
                .body("winners.code", contains("A"))
                .body("outcome.accepted", contains("A"))
                .body("outcome.quorum.reached", equalTo(true))
                .body("electorate.size", equalTo(3));

        assertThat(Bundles.assertRight(opened, 2, List.of(heavy, light)))
                .extracting(found -> ((VerifyOutcome.Found.Counted) found).weight())
                .containsExactly(400L, 2L);
        String bundle =
                given().get("/v1/contests/" + opened.contest() + "/bundle").asString();
        JsonNode header = new ObjectMapper().readTree(bundle.lines().findFirst().orElseThrow());
        JsonNode electorate = header.get("electorate");
        assertThat(electorate.get("kind").asText()).isEqualTo("jury");
        assertThat(electorate.get("size").asText()).isEqualTo("3");
        assertThat(electorate.get("weight").asText()).isEqualTo("403");
        assertThat(electorate.get("rollHash").asText())
                .isEqualTo(opened.get().<String>path("electorate.rollHash"))
                .startsWith("sha256:");
        assertThat(header.get("conditions").toString()).isEqualTo("{\"quorum\":{\"ballots\":2},\"threshold\":\"1/2\"}");
    }

    @Test
    void nobody_is_accepted_below_the_quorum() {
        Town.Opened opened = jury(Map.of("quorum", Map.of("share", "1/1")));
        opened.approve("ana", "A");
        opened.approve("bo", "B");

        opened.count()
                .then()
                .body("winners.code", contains("A"))
                .body("outcome.accepted", empty())
                .body("outcome.quorum.needed", equalTo(3))
                .body("outcome.quorum.reached", equalTo(false));
        Bundles.assertRight(opened, 2);
    }
}
