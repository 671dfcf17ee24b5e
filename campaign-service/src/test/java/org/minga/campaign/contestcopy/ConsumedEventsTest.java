package org.minga.campaign.contestcopy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.data.inbox.ReceivedEvent;
import org.minga.platform.testkit.Contracts;

class ConsumedEventsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "minga.contest.created.v1",
                "minga.contest.changed.v1",
                "minga.contest.sealed.v1",
                "minga.contest.tallied.v1",
                "minga.contest.certified.v1"
            })
    void every_agreed_example_can_be_read(String type) {
        for (JsonNode example : Contracts.examples(type)) {
            ReceivedEvent event =
                    new ReceivedEvent(new UUID(0, 1), type, "subject", 1, Map.of(), Instant.EPOCH, example);

            ContestSnapshot contest = event.dataAs(ContestSnapshot.class);

            assertThat(contest.contestId()).hasToString(example.get("contestId").asText());
            assertThat(contest.campaignId())
                    .hasToString(example.get("campaignId").asText());
            assertThat(contest.phaseId()).hasToString(example.get("phaseId").asText());
            assertThat(contest.state()).isEqualTo(example.get("state").asText());
        }
    }
}
