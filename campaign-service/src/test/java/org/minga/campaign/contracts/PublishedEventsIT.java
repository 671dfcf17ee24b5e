package org.minga.campaign.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.MovableClock;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;

/** Every event this service can send, as it really lies in the outbox, held against its contract. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class PublishedEventsIT {
    @Test
    void what_is_sent_is_what_was_agreed() {
        String organisation = Api.organisation("olivia");
        Api.member("olivia", organisation, "ed", "editor");
        Map<String, Object> draft = Api.draft(organisation);
        String campaign = Api.campaign("olivia", draft);
        Api.as("olivia")
                .header("If-Match", "*")
                .body(Api.change(draft))
                .put("/v1/admin/campaigns/" + campaign)
                .then()
                .statusCode(200);
        Api.publish("olivia", campaign).then().statusCode(200);
        step(
                campaign,
                0,
                "extension",
                Map.of(
                        "reason",
                        "More time.",
                        "closesAt",
                        MovableClock.now().plusSeconds(5000).toString()));
        step(campaign, 0, "closing", Map.of("reason", "Enough."));
        step(campaign, 1, "opening", Map.of("reason", "Early."));
        String decided = withoutVote(organisation);

        List<Events.Stored> events = new ArrayList<>(Events.outboxOf(campaign));
        events.addAll(Events.outboxOf(organisation));
        events.addAll(Events.outbox("minga.outcome.published.v1").stream()
                .filter(event -> event.subject().equals(decided))
                .toList());

        Set<String> types = events.stream().map(Events.Stored::type).collect(Collectors.toSet());
        assertThat(types)
                .containsExactlyInAnyOrder(
                        "minga.organisation.members_changed.v1",
                        "minga.campaign.created.v1",
                        "minga.campaign.changed.v1",
                        "minga.campaign.published.v1",
                        "minga.phase.extended.v1",
                        "minga.phase.closed.v1",
                        "minga.phase.opened.v1",
                        "minga.outcome.published.v1");
        for (Events.Stored event : events) {
            Contracts.assertMatches(event.type(), event.data());
            assertThat(event.extensions()).containsEntry("organisation", organisation);
        }
        assertThat(Events.outboxOf(campaign))
                .extracting(Events.Stored::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void no_event_holds_personal_data() {
        String organisation = Api.organisation("gossip");
        Api.as("gossip")
                .body(Map.of(
                        "displayName", "Very Private",
                        "locale", "en",
                        "zone", "UTC",
                        "email", "very@private.example"))
                .put("/v1/people/me")
                .then()
                .statusCode(200);
        String campaign = Api.campaign("gossip", Api.draft(organisation));

        for (String subject : List.of(organisation, campaign, TestTokens.subject("gossip"))) {
            assertThat(Events.outboxOf(subject).toString())
                    .doesNotContain("Very Private")
                    .doesNotContain("very@private.example");
        }
        assertThat(Events.outboxOf(TestTokens.subject("gossip"))).isEmpty();
    }

    private static void step(String campaign, int phase, String step, Map<String, String> body) {
        Api.once("olivia")
                .body(body)
                .post("/v1/admin/campaigns/" + campaign + "/phases/" + Api.phase(campaign, phase) + "/" + step)
                .then()
                .statusCode(200);
    }

    private static String withoutVote(String organisation) {
        String campaign = Api.campaign("olivia", Api.draftWithoutVote(organisation));
        Api.publish("olivia", campaign).then().statusCode(200);
        Api.once("olivia")
                .body(Map.of(
                        "summary",
                        Map.of("en", "Done."),
                        "decisions",
                        List.of(Map.of(
                                "submissionId",
                                campaign,
                                "decision",
                                "not_selected",
                                "reason",
                                Map.of("en", "No money.")))))
                .post("/v1/admin/campaigns/" + campaign + "/outcome")
                .then()
                .statusCode(201);
        return campaign;
    }
}
