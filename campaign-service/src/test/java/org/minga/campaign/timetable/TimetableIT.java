package org.minga.campaign.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class TimetableIT {
    private static final Map<String, String> REASON = Map.of("reason", "The river is in flood.");

    @AfterEach
    void putTheClockBack() {
        MovableClock.reset();
    }

    private static Response step(String person, String campaign, String phase, String step, Map<String, String> body) {
        return Api.once(person).body(body).post("/v1/admin/campaigns/" + campaign + "/phases/" + phase + "/" + step);
    }

    private static Map<String, String> until(Duration fromNow) {
        return Map.of(
                "closesAt",
                MovableClock.now().plus(fromNow).truncatedTo(ChronoUnit.SECONDS).toString(),
                "reason",
                "More time.");
    }

    @Test
    void closing_and_opening_early_move_the_dates_and_are_told_to_the_public() {
        String campaign = Api.published("olivia");
        String collect = Api.phase(campaign, 0);
        String vote = Api.phase(campaign, 1);

        step("olivia", campaign, collect, "closing", REASON)
                .then()
                .statusCode(200)
                .body("phases.state", contains("closed", "upcoming"))
                .header("ETag", "\"3\"");
        step("olivia", campaign, vote, "opening", REASON)
                .then()
                .statusCode(200)
                .body("phases.state", contains("closed", "open"));

        Api.anybody()
                .get("/v1/campaigns/" + campaign + "/notices")
                .then()
                .statusCode(200)
                .body("items.action", contains("phase_opened", "phase_closed"))
                .body("items[1].phaseId", equalTo(collect))
                .body("items[1].reason", equalTo(REASON.get("reason")))
                .body("items[1].from", notNullValue())
                .body("items[1].to", notNullValue())
                .body("items[1].actor", nullValue());
        Api.as("olivia")
                .get("/v1/admin/campaigns/" + campaign + "/log")
                .then()
                .body("items.action", contains("phase_opened", "phase_closed", "published", "created"))
                .body("items[0].actor", equalTo(TestTokens.subject("olivia")));
        assertThat(Events.outboxOf(campaign))
                .extracting(Events.Stored::type)
                .containsExactly(
                        "minga.campaign.created.v1",
                        "minga.campaign.published.v1",
                        "minga.phase.closed.v1",
                        "minga.phase.opened.v1");
    }

    @Test
    void an_extension_gives_more_time() {
        String campaign = Api.published("olivia");

        step("olivia", campaign, Api.phase(campaign, 0), "extension", until(Duration.ofMinutes(90)))
                .then()
                .statusCode(200);

        MovableClock.advance(Duration.ofMinutes(70));
        Api.anybody().get("/v1/campaigns/" + campaign).then().body("phases.state", contains("open", "upcoming"));
    }

    @Test
    void steps_that_make_no_sense_are_refused_with_the_dates_that_matter() {
        String campaign = Api.published("olivia");
        String collect = Api.phase(campaign, 0);
        String vote = Api.phase(campaign, 1);

        Api.refused(step("olivia", campaign, collect, "opening", REASON), 409, "phase-already-open")
                .body("opensAt", notNullValue());
        Api.refused(step("olivia", campaign, vote, "closing", REASON), 409, "phase-not-open")
                .body("opensAt", notNullValue());
        Api.refused(step("olivia", campaign, vote, "opening", REASON), 409, "preceding-phase-not-closed")
                .body("phaseId", equalTo(collect));
        Api.refused(
                        step("olivia", campaign, collect, "extension", until(Duration.ofMinutes(30))),
                        409,
                        "extension-not-later")
                .body("closesAt", notNullValue());
        Api.refused(step("olivia", campaign, collect, "extension", until(Duration.ofHours(3))), 409, "phases-overlap")
                .body("phaseId", equalTo(vote));
        MovableClock.advance(Duration.ofMinutes(61));
        Api.refused(step("olivia", campaign, collect, "closing", REASON), 409, "phase-already-closed")
                .body("closesAt", notNullValue());
        Api.refused(
                step("olivia", campaign, collect, "extension", until(Duration.ofMinutes(10))),
                409,
                "phase-already-closed");
    }

    @Test
    void a_draft_has_no_timetable_to_depart_from() {
        String organisation = Api.organisation("olivia");
        String campaign = Api.campaign("olivia", Api.draft(organisation));
        String phase = Api.as("olivia")
                .get("/v1/admin/campaigns/" + campaign)
                .then()
                .extract()
                .path("phases[0].id");

        Api.refused(step("olivia", campaign, phase, "closing", REASON), 409, "campaign-not-published");
    }

    @Test
    void a_step_needs_a_reason_a_right_and_a_phase() {
        String campaign = Api.published("olivia");
        String collect = Api.phase(campaign, 0);

        Api.refused(step("olivia", campaign, collect, "closing", Map.of()), 422, "validation-failed")
                .body("errors.pointer", contains("/reason"));
        Api.refused(
                        step("olivia", campaign, collect, "extension", Map.of("closesAt", "1999-01-01T00:00:00Z")),
                        422,
                        "validation-failed")
                .body("errors", hasSize(2));
        Api.refused(step("ana", campaign, collect, "closing", REASON), 403, "not-a-member");
        Api.refused(step("olivia", campaign, UUID.randomUUID().toString(), "closing", REASON), 404, "not-found");
        Api.refused(step("olivia", UUID.randomUUID().toString(), collect, "closing", REASON), 404, "not-found");
        Api.refused(step("olivia", campaign, "no-id", "closing", REASON), 404, "not-found");
    }

    @Test
    void of_many_who_close_a_phase_at_once_exactly_one_does() throws Exception {
        for (int round = 0; round < 5; round++) {
            String campaign = Api.published("olivia");
            String collect = Api.phase(campaign, 0);

            List<Integer> statuses = Api.race(8, runner -> step("olivia", campaign, collect, "closing", REASON));

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
            assertThat(Events.outboxOf(campaign))
                    .extracting(Events.Stored::type)
                    .containsOnlyOnce("minga.phase.closed.v1");
            Api.anybody().get("/v1/campaigns/" + campaign + "/notices").then().body("items", hasSize(1));
            Api.refused(step("olivia", campaign, collect, "closing", REASON), 409, "phase-already-closed");
        }
    }
}
