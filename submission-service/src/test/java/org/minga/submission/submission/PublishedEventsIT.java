package org.minga.submission.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.submission.Api.as;
import static org.minga.submission.Api.submitted;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.submission.Api;
import org.minga.submission.TestCampaign;

/** What is really written into the outbox, held against the contracts. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class PublishedEventsIT {

    private static List<Events.Stored> checked(UUID id, TestCampaign campaign) {
        List<Events.Stored> events = Events.outboxOf(id.toString());
        long expected = 1;
        for (Events.Stored event : events) {
            Contracts.assertMatches(event.type(), event.data());
            assertThat(event.sequence()).isEqualTo(expected++);
            assertThat(event.extensions())
                    .containsEntry("campaign", campaign.id.toString())
                    .containsEntry("organisation", campaign.organisation.toString())
                    .containsKey("traceparent");
        }
        return events;
    }

    private static List<String> story(List<Events.Stored> events) {
        return events.stream()
                .map(event -> event.type() + " " + event.data().get("status").asText())
                .toList();
    }

    @Test
    void the_whole_life_of_a_submission_is_told_in_order() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("ana", campaign, "Benches");
        Api.approve("marta", id);
        Api.remove("marta", id, "spam");
        Api.restore("marta", id);
        as("ana").header("If-Match", "\"4\"").body(Api.edit("Better benches")).put("/v1/submissions/" + id);
        Api.decline("marta", id, "duplicate");

        List<Events.Stored> events = checked(id, campaign);

        assertThat(story(events))
                .containsExactly(
                        "minga.submission.submitted.v1 pending",
                        "minga.submission.published.v1 published",
                        "minga.submission.removed.v1 removed",
                        "minga.submission.restored.v1 published",
                        "minga.submission.edited.v1 pending",
                        "minga.submission.declined.v1 declined");
        assertThat(events.getLast().data().get("title").asText()).isEqualTo("Better benches");
        assertThat(events.getFirst().data().get("authorId").asText()).isEqualTo(Api.subject("ana"));
    }

    @Test
    void under_post_moderation_it_is_submitted_and_published_at_once() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");
        Api.withdraw("ana", id);

        assertThat(story(checked(id, campaign)))
                .containsExactly(
                        "minga.submission.submitted.v1 published",
                        "minga.submission.published.v1 published",
                        "minga.submission.withdrawn.v1 withdrawn");
    }

    @Test
    void what_an_organiser_adds_is_published_with_its_code_and_no_author() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = UUID.fromString(Api.add("olivia", campaign, "Letter", "L010").path("id"));

        List<Events.Stored> events = checked(id, campaign);

        assertThat(story(events)).containsExactly("minga.submission.published.v1 published");
        assertThat(events.getFirst().data().get("code").asText()).isEqualTo("L010");
        assertThat(events.getFirst().data().get("onBehalf").asBoolean()).isTrue();
        assertThat(events.getFirst().data().has("authorId")).isFalse();
    }

    @Test
    void no_event_holds_text_note_reason_or_source() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID declined = submitted("ana", campaign, "Benches");
        Api.decline("marta", declined, "insult");
        UUID added =
                UUID.fromString(Api.add("olivia", campaign, "Letter", "L010").path("id"));

        for (UUID id : List.of(declined, added)) {
            for (Events.Stored event : Events.outboxOf(id.toString())) {
                assertThat(event.data().toString()).doesNotContain("shade", "Seen before", "insult", "letter of 3 May");
            }
        }
    }

    @Test
    void a_refused_request_tells_nothing() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("ana", campaign, "Benches");

        Api.remove("marta", id, "spam");
        Api.decide("marta", id, Map.of("decision", "restore"));

        assertThat(Events.outboxOf(id.toString())).hasSize(1);
    }
}
