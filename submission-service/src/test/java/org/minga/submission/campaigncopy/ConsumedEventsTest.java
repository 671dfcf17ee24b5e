package org.minga.submission.campaigncopy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.data.inbox.ReceivedEvent;
import org.minga.platform.testkit.Contracts;

/** The fields that this service reads are there in every example of the contracts. */
class ConsumedEventsTest {

    private static ReceivedEvent event(String type, JsonNode data) {
        return new ReceivedEvent(new UUID(9, 9), type, "subject", 1, Map.of(), Instant.EPOCH, data);
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
    void every_campaign_example_is_understood(String type) {
        for (JsonNode example : Contracts.examples(type)) {
            CampaignSnapshot snapshot = event(type, example).dataAs(CampaignSnapshot.class);
            CampaignCopyRow row = new CampaignCopyRow();
            row.write(snapshot, 1);
            List<PhaseCopyRow> phases = snapshot.phases().stream()
                    .map(phase -> PhaseCopyRow.of(snapshot.campaignId(), phase))
                    .toList();

            assertThat(row.rules(phases).phases()).hasSameSizeAs(example.get("phases"));
            assertThat(row.rules(phases).published())
                    .isEqualTo(example.get("status").asText().equals("published"));
        }
    }

    @Test
    void every_organisation_example_is_understood() {
        String type = "minga.organisation.members_changed.v1";
        for (JsonNode example : Contracts.examples(type)) {
            OrganisationSnapshot snapshot = event(type, example).dataAs(OrganisationSnapshot.class);

            assertThat(snapshot.organisationId()).isNotNull();
            assertThat(snapshot.members()).hasSameSizeAs(example.get("members")).allSatisfy(member -> {
                assertThat(member.personId()).isNotBlank();
                assertThat(org.minga.submission.campaigncopy.domain.Role.of(member.role()))
                        .isPresent();
            });
        }
    }
}
