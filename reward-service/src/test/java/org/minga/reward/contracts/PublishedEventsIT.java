package org.minga.reward.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.platform.testkit.TestTokens.subject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.reward.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class PublishedEventsIT {
    private static final String GRANTED = "minga.reward.granted.v1";
    private static final String REVERSED = "minga.reward.reversed.v1";

    @Test
    void what_is_written_keeps_the_contract() {
        Town town = Town.published();
        town.fullScheme();
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "emil");
        town.decided(idea);
        town.told(idea, 2, "removed", "emil");

        List<Events.Stored> events = Events.outboxOf(subject("emil")).stream()
                .filter(event ->
                        town.campaign.toString().equals(event.extensions().get("campaign")))
                .toList();

        assertThat(events)
                .extracting(Events.Stored::type)
                .containsExactly(GRANTED, GRANTED, GRANTED, REVERSED, REVERSED);
        assertThat(events).allSatisfy(event -> {
            Contracts.assertMatches(event.type(), event.data());
            assertThat(event.extensions()).containsEntry("organisation", town.organisation.toString());
        });
        assertThat(events)
                .extracting(event -> event.data().get("kind").asText())
                .containsExactly("points", "badge", "award", "points", "badge");
        assertThat(events.get(0).data().get("rewardId"))
                .isEqualTo(events.get(3).data().get("rewardId"));
    }

    @Test
    void an_award_to_a_submission_is_told_under_its_id_and_names_nobody() {
        Town town = Town.published();
        town.fullScheme();
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "");
        town.decided(idea);
        town.decided(UUID.randomUUID());

        List<Events.Stored> events = Events.outboxOf(idea.toString());

        assertThat(events).extracting(Events.Stored::type).containsExactly(GRANTED, REVERSED);
        assertThat(events).allSatisfy(event -> {
            Contracts.assertMatches(event.type(), event.data());
            assertThat(event.data().has("personId")).isFalse();
            assertThat(event.data().get("cause").get("id").asText()).isEqualTo(idea.toString());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {GRANTED, REVERSED})
    void the_examples_keep_the_contract(String type) {
        assertThat(Contracts.examples(type)).allSatisfy(example -> Contracts.assertMatches(type, example));
    }
}
