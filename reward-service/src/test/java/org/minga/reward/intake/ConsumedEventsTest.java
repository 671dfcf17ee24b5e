package org.minga.reward.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.data.inbox.ReceivedEvent;
import org.minga.platform.testkit.Contracts;
import org.minga.reward.fact.SubmissionSnapshot;

class ConsumedEventsTest {
    @Test
    void members_are_read() {
        assertThat(examples("minga.organisation.members_changed.v1")).allSatisfy(event -> {
            EventFields.Members data = event.dataAs(EventFields.Members.class);
            assertThat(data.organisationId())
                    .hasToString(event.data().get("organisationId").asText());
            assertThat(data.roles()).hasSameSizeAs(event.data().get("members")).doesNotContainValue(null);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minga.campaign.created.v1",
                "minga.campaign.changed.v1",
                "minga.campaign.published.v1",
                "minga.phase.opened.v1",
                "minga.phase.closed.v1",
                "minga.phase.extended.v1"
            })
    void campaigns_are_read(String type) {
        assertThat(examples(type)).allSatisfy(event -> {
            EventFields.Campaign data = event.dataAs(EventFields.Campaign.class);
            assertThat(data.campaignId())
                    .hasToString(event.data().get("campaignId").asText());
            assertThat(data.organisationId()).isNotNull();
            assertThat(data.status()).isIn("draft", "published");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minga.submission.submitted.v1",
                "minga.submission.published.v1",
                "minga.submission.edited.v1",
                "minga.submission.withdrawn.v1",
                "minga.submission.declined.v1",
                "minga.submission.removed.v1",
                "minga.submission.restored.v1"
            })
    void submissions_are_read(String type) {
        assertThat(examples(type)).allSatisfy(event -> {
            SubmissionSnapshot snapshot =
                    event.dataAs(EventFields.Submission.class).toSnapshot(event.sequence());
            JsonNode data = event.data();
            assertThat(snapshot.submissionId())
                    .hasToString(data.get("submissionId").asText());
            assertThat(snapshot.campaignId()).hasToString(data.get("campaignId").asText());
            assertThat(snapshot.status()).isEqualTo(data.get("status").asText());
            assertThat(snapshot.title()).isEqualTo(data.get("title").asText());
            assertThat(snapshot.authorId().isPresent())
                    .isEqualTo(!data.get("onBehalf").asBoolean());
        });
    }

    @Test
    void outcomes_are_read() {
        assertThat(examples("minga.outcome.published.v1")).allSatisfy(event -> {
            EventFields.Outcome data = event.dataAs(EventFields.Outcome.class);
            assertThat(data.campaignId()).isNotNull();
            assertThat(data.bySubmission()).hasSameSizeAs(event.data().get("decisions"));
        });
    }

    @Test
    void participations_are_read() {
        assertThat(examples("minga.contest.participation_published.v1")).allSatisfy(event -> {
            EventFields.Participation data = event.dataAs(EventFields.Participation.class);
            assertThat(data.contestId()).isNotNull();
            assertThat(data.campaignId()).isNotNull();
            assertThat(data.personIds()).hasSameSizeAs(event.data().get("personIds"));
        });
    }

    private static Stream<ReceivedEvent> examples(String type) {
        return Contracts.examples(type).stream()
                .map(data -> new ReceivedEvent(new UUID(0, 1), type, "subject", 1, Map.of(), Instant.EPOCH, data));
    }
}
