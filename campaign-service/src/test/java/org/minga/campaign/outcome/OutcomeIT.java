package org.minga.campaign.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class OutcomeIT {
    private static final String SUBMISSION = UUID.randomUUID().toString();

    private static Map<String, Object> outcome() {
        return Map.of(
                "summary",
                Map.of("en", "We build it."),
                "decisions",
                List.of(Map.of(
                        "submissionId",
                        SUBMISSION,
                        "decision",
                        "selected",
                        "reason",
                        Map.of("en", "Most wanted it."))));
    }

    private static Response publish(String campaign, Map<String, Object> outcome) {
        return Api.once("olivia").body(outcome).post("/v1/admin/campaigns/" + campaign + "/outcome");
    }

    /** What voting-service says of a contest, made from the agreed example. */
    private static void contest(String type, String contest, long sequence, String campaign, String phase) {
        Map<String, Object> data = new HashMap<>();
        Contracts.examples(type).getFirst().properties().forEach(field -> data.put(field.getKey(), field.getValue()));
        data.put("contestId", contest);
        data.put("campaignId", campaign);
        data.put("phaseId", phase);
        Events.publish(type, contest, sequence, Map.of("campaign", campaign), data);
    }

    private static String state(String contest) {
        try (var database = Events.database();
                var query = database.prepareStatement("SELECT state FROM contest_copy WHERE contest_id = ?")) {
            query.setObject(1, UUID.fromString(contest));
            var row = query.executeQuery();
            return row.next() ? row.getString(1) : "unknown";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitState(String contest, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(contest)).isEqualTo(state));
    }

    @Test
    void an_outcome_waits_for_every_contest_and_is_published_once() {
        String campaign = Api.published("olivia");
        String vote = Api.phase(campaign, 1);
        String contest = UUID.randomUUID().toString();
        Api.refused(publish(campaign, outcome()), 409, "contests-not-certified")
                .body("phasesWithoutContest", contains(vote));
        contest("minga.contest.created.v1", contest, 1, campaign, vote);
        awaitState(contest, "upcoming");
        Api.refused(publish(campaign, outcome()), 409, "contests-not-certified").body("contests", contains(contest));
        contest("minga.contest.certified.v1", contest, 5, campaign, vote);
        awaitState(contest, "certified");

        publish(campaign, outcome())
                .then()
                .statusCode(201)
                .header("Location", equalTo("/v1/campaigns/" + campaign + "/outcome"));

        Api.refused(publish(campaign, outcome()), 409, "outcome-already-published");
        Api.anybody()
                .get("/v1/campaigns/" + campaign + "/outcome")
                .then()
                .statusCode(200)
                .body("summary.en", equalTo("We build it."))
                .body("decisions[0].submissionId", equalTo(SUBMISSION))
                .body("decisions[0].decision", equalTo("selected"))
                .body("decisions[0].reason.en", equalTo("Most wanted it."));
        Api.anybody()
                .get("/v1/campaigns/" + campaign + "/notices")
                .then()
                .body("items.action", hasItem("outcome_published"));
    }

    @Test
    void what_a_contest_was_earlier_does_not_undo_what_it_is() {
        String campaign = Api.published("olivia");
        String vote = Api.phase(campaign, 1);
        String contest = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        contest("minga.contest.certified.v1", contest, 5, campaign, vote);
        contest("minga.contest.tallied.v1", contest, 4, campaign, vote);
        contest("minga.contest.participation_published.v1", contest, 6, campaign, vote);
        contest("minga.contest.created.v1", other, 1, campaign, vote);

        awaitState(other, "upcoming");

        assertThat(state(contest)).isEqualTo("certified");
    }

    @Test
    void of_many_who_publish_an_outcome_at_once_one_does() throws Exception {
        String organisation = Api.organisation("olivia");
        String campaign = Api.campaign("olivia", Api.draftWithoutVote(organisation));
        Api.publish("olivia", campaign).then().statusCode(200);

        List<Integer> statuses = Api.race(8, runner -> publish(campaign, outcome()));

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Events.outboxOf(campaign))
                .extracting(Events.Stored::type)
                .containsOnlyOnce("minga.outcome.published.v1");
    }

    @Test
    void a_draft_has_no_outcome() {
        String campaign = Api.campaign("olivia", Api.draft(Api.organisation("olivia")));

        Api.refused(publish(campaign, outcome()), 409, "campaign-not-published");
    }

    @Test
    void every_fault_of_an_outcome_is_named() {
        String campaign = Api.published("olivia");
        Map<String, Object> decision =
                Map.of("submissionId", SUBMISSION, "decision", "partly", "reason", Map.of("en", "Some of it."));
        Map<String, Object> outcome =
                Map.of("summary", Map.of("en", " "), "decisions", List.of(decision, decision, Map.of()));

        Api.refused(publish(campaign, outcome), 422, "validation-failed")
                .body("errors.pointer", hasItem("/summary/en"))
                .body("errors.pointer", hasItem("/decisions/1/submissionId"))
                .body("errors.pointer", hasItem("/decisions/2/reason"));
    }
}
