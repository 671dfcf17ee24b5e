package org.minga.reward.settlement;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.minga.platform.testkit.TestTokens.subject;
import static org.minga.reward.Town.AWARD_RULE;
import static org.minga.reward.Town.BADGE_RULE;
import static org.minga.reward.Town.POINTS_RULE;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.reward.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ExactlyOnceIT {
    @Test
    void the_same_delivery_twice_and_the_same_fact_under_another_id_reward_once() {
        Town town = Town.published();
        String scheme = town.fullScheme();
        UUID idea = UUID.randomUUID();
        Map<String, Object> data = town.submission(idea, "published", "ana");
        UUID event = Town.deliver("minga.submission.published.v1", idea, 2, data);

        Events.publish(event, "minga.submission.published.v1", idea.toString(), 2, Map.of(), data);
        Town.deliver("minga.submission.published.v1", idea, 2, data);
        Town.deliver("minga.submission.edited.v1", idea, 3, data);

        assertThat(town.leaderboard()).containsExactly(entry(subject("ana"), 10));
        assertThat(Town.trialBalance(scheme)).containsEntry("balance", 0).containsEntry("held", 10);
    }

    @Test
    void what_happened_before_the_scheme_is_rewarded_when_it_is_made() {
        Town town = Town.published();
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "ana");
        town.decided(idea);

        town.fullScheme();

        assertThat(town.leaderboard()).containsExactly(entry(subject("ana"), 10));
        assertThat(movements(town, "ana"))
                .containsExactlyInAnyOrder("granted points", "granted badge", "granted award");
    }

    @Test
    void an_outcome_before_its_submission_and_a_ballot_before_its_campaign_are_rewarded() {
        Town town = new Town();
        UUID idea = UUID.randomUUID();
        town.decided(idea);
        town.voted(UUID.randomUUID(), "ana", "bo");
        town.told(idea, 4, "published", "ana");
        town.members(Map.of("olivia", "owner"), 1);
        town.campaign("published");

        town.fullScheme();

        assertThat(movements(town, "ana"))
                .containsExactlyInAnyOrder("granted points", "granted badge", "granted award");
        assertThat(movements(town, "bo")).containsExactly("granted badge");
    }

    @Test
    void points_of_a_removed_submission_are_reversed_and_granted_again_when_it_is_restored() {
        Town town = Town.published();
        String scheme = town.scheme(POINTS_RULE);
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "ana");

        town.told(idea, 2, "removed", "ana");
        assertThat(town.leaderboard()).isEmpty();
        town.told(idea, 3, "restored", "ana");
        assertThat(town.leaderboard()).isEmpty();
        Town.deliver("minga.submission.restored.v1", idea, 4, town.submission(idea, "published", "ana"));
        assertThat(town.leaderboard()).containsExactly(entry(subject("ana"), 10));
        town.told(idea, 5, "withdrawn", "ana");

        assertThat(town.leaderboard()).isEmpty();
        assertThat(movements(town, "ana"))
                .containsExactly("granted points", "reversed points", "granted points", "reversed points");
        assertThat(Town.trialBalance(scheme))
                .containsEntry("balance", 0)
                .containsEntry("held", 0)
                .containsEntry("debits", 40)
                .containsEntry("credits", 40)
                .containsEntry("accountsOff", 0);
    }

    @Test
    void an_older_state_that_arrives_late_changes_nothing() {
        Town town = Town.published();
        town.scheme(POINTS_RULE);
        UUID idea = UUID.randomUUID();
        town.told(idea, 5, "withdrawn", "ana");

        town.told(idea, 4, "published", "ana");

        assertThat(town.leaderboard()).isEmpty();
        assertThat(movements(town, "ana")).isEmpty();
    }

    @Test
    void a_submission_on_behalf_of_others_is_awarded_itself_once_and_scores_nothing() {
        Town town = Town.published();
        String scheme = town.fullScheme();
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "");

        town.decided(idea);
        town.decided(idea);
        Town.deliver("minga.submission.edited.v1", idea, 2, town.submission(idea, "published", ""));

        assertThat(movementsOf(town, idea.toString())).containsExactly("granted award");
        assertThat(town.leaderboard()).isEmpty();
        assertThat(Town.trialBalance(scheme)).containsEntry("credits", 0);
    }

    @Test
    void an_award_to_a_submission_is_taken_back_with_its_outcome_and_given_again() {
        Town town = Town.published();
        town.scheme(AWARD_RULE);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        town.told(first, 1, "published", "");
        town.told(second, 1, "published", "");

        town.decided(first);
        town.decided(second);
        town.decided(first, second);

        assertThat(movementsOf(town, first.toString()))
                .containsExactly("granted award", "reversed award", "granted award");
        assertThat(movementsOf(town, second.toString())).containsExactly("granted award");
    }

    @Test
    void a_scheme_made_late_awards_submissions_without_author_step_by_step_to_the_last() {
        Town town = Town.published();
        UUID[] ideas = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        for (UUID idea : ideas) {
            town.told(idea, 1, "published", "");
        }
        town.told(UUID.randomUUID(), 1, "published", "ana");
        town.decided(ideas);

        town.scheme(AWARD_RULE);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ideas)
                        .allSatisfy(idea ->
                                assertThat(movementsOf(town, idea.toString())).containsExactly("granted award")));
    }

    @Test
    void a_badge_for_taking_part_is_given_once_for_several_votes_and_submissions() {
        Town town = Town.published();
        town.scheme(BADGE_RULE);
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "ana");

        town.voted(UUID.randomUUID(), "ana", "bo");
        town.voted(UUID.randomUUID(), "bo", "ana");
        town.told(idea, 2, "withdrawn", "ana");

        assertThat(movements(town, "ana")).containsExactly("granted badge");
        assertThat(movements(town, "bo")).containsExactly("granted badge");
    }

    @Test
    void an_outcome_told_again_with_others_moves_the_award() {
        Town town = Town.published();
        town.scheme(AWARD_RULE);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        town.told(first, 1, "published", "ana");
        town.told(second, 1, "published", "bo");
        town.decided(first);

        town.decided(second);

        assertThat(movements(town, "ana")).containsExactly("granted award", "reversed award");
        assertThat(movements(town, "bo")).containsExactly("granted award");
    }

    @Test
    void a_scheme_made_late_settles_a_crowd_step_by_step_to_the_last_person() {
        Town town = Town.published();
        String[] crowd = IntStream.range(0, 20).mapToObj(i -> "voter " + i).toArray(String[]::new);
        town.voted(UUID.randomUUID(), crowd);

        String scheme = town.scheme("{\"on\":\"participation\",\"grant\":{\"kind\":\"points\",\"amount\":2}}");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.leaderboard()).hasSize(20));
        assertThat(Town.trialBalance(scheme)).containsEntry("balance", 0).containsEntry("held", 40);
        for (String voter : crowd) {
            assertThat(movements(town, voter)).containsExactly("granted points");
        }
    }

    /** What the outbox says happened to the person in the town, in order. */
    private static List<String> movements(Town town, String name) {
        return movementsOf(town, subject(name));
    }

    private static List<String> movementsOf(Town town, String subject) {
        return Events.outboxOf(subject).stream()
                .filter(event -> event.data().get("campaignId").asText().equals(town.campaign.toString()))
                .map(event -> (event.type().contains("granted") ? "granted " : "reversed ")
                        + event.data().get("kind").asText())
                .toList();
    }
}
