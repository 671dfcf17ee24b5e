package org.minga.voting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.voting.Town.admin;
import static org.minga.voting.Town.as;
import static org.minga.voting.Town.keyed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.problem.ProblemType;
import org.minga.platform.testkit.PlatformResource;

/** Each refusal of this service can be met over HTTP, and looks as the catalogue says. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class VotingProblemsIT {

    @Test
    void every_problem_type_is_reached() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        Town.Opened paper = Town.open(Map.of("paper", true));
        List<Object> page = List.of(Map.of("selections", List.of("A")));
        paper.page(1, page).then().statusCode(201);
        Town later = Town.draft().votingLater();
        UUID upcoming = later.create(Map.of());
        later.publish();
        String contest = "/v1/admin/contests/" + opened.contest();

        Map<ProblemType, Response> met = new LinkedHashMap<>();
        met.put(VotingProblems.NOT_A_MEMBER, admin("bo").get(contest));
        met.put(
                VotingProblems.PHASE_NOT_UPCOMING,
                keyed("olivia").body(opened.town().contest(Map.of())).post("/v1/admin/contests"));
        met.put(
                VotingProblems.CONTEST_FROZEN,
                admin("olivia")
                        .header("If-Match", "*")
                        .body(opened.town().contest(Map.of()))
                        .put(contest));
        met.put(VotingProblems.CONTEST_NOT_OPEN, new Town.Opened(later, upcoming).approve("ana", "A"));
        met.put(
                VotingProblems.BALLOT_NOT_FOUND,
                as("bo", "ballots:cast").get("/v1/contests/" + opened.contest() + "/ballot"));
        met.put(VotingProblems.PAPER_NOT_ACCEPTED, opened.page(1, page));
        met.put(VotingProblems.PAPER_PAGE_OUT_OF_ORDER, paper.page(3, page));
        met.put(VotingProblems.PAPER_PAGE_DIFFERS, paper.page(1, List.of(Map.of("selections", List.of("B")))));
        met.put(VotingProblems.LOG_HIDDEN, given().get("/v1/contests/" + opened.contest() + "/log/head"));
        met.put(VotingProblems.RESULT_NOT_PUBLISHED, given().get("/v1/contests/" + opened.contest() + "/result"));
        met.put(
                VotingProblems.CONTEST_NOT_PROVISIONAL,
                keyed("olivia").body(Map.of()).post(contest + "/certification"));

        met.put(VotingProblems.ROLL_NOT_ACCEPTED, Town.roll(upcoming, "ana"));
        met.put(VotingProblems.TURNOUT_HIDDEN, given().get("/v1/contests/" + opened.contest() + "/turnout"));
        met.put(
                VotingProblems.ASSURANCE_TOO_LOW,
                Town.open(Map.of("electorate", Map.of("minAssurance", 1))).approve("ana", "A"));
        met.put(
                VotingProblems.NOT_IN_ELECTORATE,
                Town.open(Map.of("electorate", Map.of("kind", "members"))).approve("ana", "A"));
        met.put(
                VotingProblems.RESULT_NOT_CERTIFIED,
                given().get("/v1/contests/" + opened.contest() + "/exports/cvr.csv"));
        opened.count();
        keyed("olivia").body(Map.of()).post(contest + "/certification");
        met.put(VotingProblems.EXPORT_UNSUITABLE, given().get("/v1/contests/" + opened.contest() + "/exports/blt"));

        Town.Opened survey = Town.open(Map.of(
                "ballot",
                Map.of("kind", "pairwise"),
                "method",
                Map.of("id", "pairwise"),
                "options",
                Town.options("A", "B")));
        String pairs = "/v1/contests/" + survey.contest() + "/pairs";
        String pair = pairs + "/" + as("ana", "ballots:cast").post(pairs).<String>path("appearance");
        met.put(
                VotingProblems.PAIRS_NOT_ISSUED,
                as("ana", "ballots:cast").post("/v1/contests/" + opened.contest() + "/pairs"));
        met.put(
                VotingProblems.PAIR_NEEDED,
                survey.cast("ana", Map.of("choices", List.of(Map.of("winner", "A", "loser", "B")))));
        met.put(
                VotingProblems.PAIR_NOT_FOUND,
                as("ana", "ballots:cast").body(Map.of("winner", "A")).put(pairs + "/" + UUID.randomUUID()));
        as("ana", "ballots:cast").body(Map.of("winner", "A")).put(pair).then().statusCode(201);
        met.put(
                VotingProblems.PAIR_ANSWERED,
                as("ana", "ballots:cast").body(Map.of("skip", "like_both")).put(pair));
        met.put(VotingProblems.NO_PAIR_LEFT, as("ana", "ballots:cast").post(pairs));

        met.forEach((type, answer) -> {
            assertThat(answer.statusCode())
                    .as(type.slug() + ": " + answer.asString())
                    .isEqualTo(type.status());
            assertThat(answer.contentType()).as(type.slug()).startsWith("application/problem+json");
            assertThat(answer.<String>path("type")).as(type.slug()).endsWith("/problems/" + type.slug());
            assertThat(answer.<String>path("title")).isEqualTo(type.title());
        });
        assertThat(met.keySet()).containsExactlyInAnyOrderElementsOf(VotingProblems.all());
    }
}
