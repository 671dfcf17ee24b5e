package org.minga.reward.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.reward.fact.domain.Facts;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Occasion;
import org.minga.reward.rule.domain.Rule;

class SettlementTest {
    private static final Rule POINTS = new Rule(World.id("points"), Occasion.SUBMISSION_ACCEPTED, new Grant.Points(10));
    private static final Rule BADGE = new Rule(
            World.id("badge"), Occasion.PARTICIPATION, new Grant.Badge("took-part", Map.of("en", "Took part")));
    private static final Rule AWARD = new Rule(
            World.id("award"),
            Occasion.WINNER,
            new Grant.Award(Map.of("en", "Built"), Optional.of(new Grant.Money(50_000, "EUR"))));
    private static final Recipient ANA = new Recipient.Person("ana");
    private static final UUID IDEA = World.id("idea");
    private static final UUID OTHER_IDEA = World.id("other idea");
    private static final UUID CONTEST = World.id("contest");

    @Test
    void each_accepted_submission_gives_its_points() {
        List<Movement> movements =
                settle(POINTS, facts(submission(IDEA, true, false), submission(OTHER_IDEA, true, false)));

        assertThat(movements).allMatch(Movement.Granted.class::isInstance);
        assertThat(movements)
                .extracting(movement -> movement.key().causeId())
                .containsExactlyInAnyOrder(IDEA, OTHER_IDEA);
    }

    @Test
    void a_badge_for_taking_part_is_given_once_whatever_speaks_for_it() {
        Facts facts = new Facts(
                World.CAMPAIGN,
                List.of(submission(IDEA, true, false), submission(OTHER_IDEA, true, false)),
                List.of(new Facts.Participation(CONTEST, "ana"), new Facts.Participation(World.id("second"), "ana")));

        List<Movement> movements = settle(BADGE, facts);

        assertThat(movements).hasSize(1);
        assertThat(movements.getFirst().key().causeId()).isEqualTo(World.CAMPAIGN);
        assertThat(movements.getFirst().evidence()).isInstanceOf(Evidence.Contest.class);
        assertThat(Reasons.of(movements.getFirst())).isEqualTo("Took part in a vote of this campaign.");
    }

    @Test
    void a_published_submission_is_taking_part() {
        List<Movement> movements = settle(BADGE, facts(submission(IDEA, true, false)));

        assertThat(movements).hasSize(1);
        assertThat(Reasons.of(movements.getFirst())).isEqualTo("Took part with a published submission.");
    }

    @Test
    void a_waiting_submission_earns_nothing() {
        assertThat(Settlement.movements(
                        List.of(POINTS, BADGE, AWARD), facts(submission(IDEA, false, false)), List.of()))
                .isEmpty();
    }

    @Test
    void a_selected_submission_wins_the_award_and_keeps_it_when_removed_later() {
        List<Movement> movements = settle(AWARD, facts(submission(IDEA, false, true)));

        assertThat(movements).hasSize(1);
        assertThat(Reasons.of(movements.getFirst())).isEqualTo("Submission selected in the campaign's outcome.");
    }

    @Test
    void points_of_a_removed_submission_are_reversed_and_of_a_restored_one_granted_again() {
        Holding held = new Holding(
                World.id("reward"), new RewardKey(POINTS.id(), IDEA, ANA), 1, new Evidence.Submission(IDEA));
        Holding takenBack = new Holding(held.rewardId(), held.key(), 2, held.evidence());

        List<Movement> removed =
                Settlement.movements(List.of(POINTS), facts(submission(IDEA, false, false)), List.of(held));
        List<Movement> restored =
                Settlement.movements(List.of(POINTS), facts(submission(IDEA, true, false)), List.of(takenBack));

        assertThat(removed).containsExactly(new Movement.Reversed(held, POINTS));
        assertThat(removed.getFirst().turn()).isEqualTo(2);
        assertThat(Reasons.of(removed.getFirst())).isEqualTo("The submission it was given for is no longer published.");
        assertThat(restored).hasSize(1);
        assertThat(restored.getFirst().turn()).isEqualTo(3);
        assertThat(Reasons.of(restored.getFirst())).isEqualTo("Submission accepted and published again.");
    }

    @Test
    void what_is_held_and_due_does_not_move() {
        Holding held = new Holding(
                World.id("reward"), new RewardKey(POINTS.id(), IDEA, ANA), 1, new Evidence.Submission(IDEA));

        assertThat(Settlement.movements(List.of(POINTS), facts(submission(IDEA, true, false)), List.of(held)))
                .isEmpty();
    }

    @Test
    void an_outcome_that_was_corrected_takes_the_award_back() {
        Holding held =
                new Holding(World.id("reward"), new RewardKey(AWARD.id(), IDEA, ANA), 1, new Evidence.Submission(IDEA));

        List<Movement> movements =
                Settlement.movements(List.of(AWARD), facts(submission(IDEA, true, false)), List.of(held));

        assertThat(movements).containsExactly(new Movement.Reversed(held, AWARD));
        assertThat(Reasons.of(movements.getFirst()))
                .isEqualTo("The campaign's outcome no longer selects the submission it was given for.");
    }

    @Test
    void a_selected_submission_without_author_wins_the_award_itself() {
        List<Movement> movements = settle(AWARD, facts(onBehalf(IDEA, true), onBehalf(OTHER_IDEA, false)));

        assertThat(movements)
                .extracting(Movement::key)
                .containsExactly(new RewardKey(AWARD.id(), IDEA, new Recipient.Submission(IDEA)));
        assertThat(Reasons.of(movements.getFirst())).isEqualTo("Submission selected in the campaign's outcome.");
    }

    @Test
    void an_award_for_being_accepted_goes_to_a_submission_without_author_too() {
        Rule accepted = new Rule(World.id("accepted"), Occasion.SUBMISSION_ACCEPTED, AWARD.grant());

        assertThat(settle(accepted, facts(onBehalf(IDEA, false))))
                .extracting(movement -> movement.key().recipient())
                .containsExactly(new Recipient.Submission(IDEA));
    }

    @Test
    void a_submission_without_author_scores_no_points_wears_no_badge_and_takes_no_part() {
        List<Rule> rules = List.of(
                POINTS,
                BADGE,
                new Rule(World.id("winner's points"), Occasion.WINNER, POINTS.grant()),
                new Rule(World.id("winner's badge"), Occasion.WINNER, BADGE.grant()),
                new Rule(World.id("part"), Occasion.PARTICIPATION, AWARD.grant()));

        assertThat(Settlement.movements(rules, facts(onBehalf(IDEA, true)), List.of()))
                .isEmpty();
    }

    @Test
    void an_outcome_that_was_corrected_takes_the_award_back_from_a_submission_without_author() {
        RewardKey key = new RewardKey(AWARD.id(), IDEA, new Recipient.Submission(IDEA));
        Holding held = new Holding(World.id("reward"), key, 1, new Evidence.Submission(IDEA));

        assertThat(Settlement.movements(List.of(AWARD), facts(onBehalf(IDEA, true)), List.of(held)))
                .isEmpty();
        assertThat(Settlement.movements(List.of(AWARD), facts(onBehalf(IDEA, false)), List.of(held)))
                .containsExactly(new Movement.Reversed(held, AWARD));
    }

    private static List<Movement> settle(Rule rule, Facts facts) {
        return Settlement.movements(List.of(rule), facts, List.of());
    }

    private static Facts facts(Facts.Submission... submissions) {
        return new Facts(World.CAMPAIGN, List.of(submissions), List.of());
    }

    private static Facts.Submission submission(UUID id, boolean published, boolean selected) {
        return new Facts.Submission(id, Optional.of("ana"), published, selected);
    }

    private static Facts.Submission onBehalf(UUID id, boolean selected) {
        return new Facts.Submission(id, Optional.empty(), true, selected);
    }
}
