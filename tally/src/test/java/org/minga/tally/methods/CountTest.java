package org.minga.tally.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Round.BudgetDecision;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.seats.Approval;
import org.minga.tally.methods.seats.Plurality;

class CountTest {

    private static final List<BallotOption> ABC =
            List.of(BallotOption.of("C"), BallotOption.of("A"), BallotOption.of("B"));

    @Test
    void plurality_gives_the_seat_to_the_most_chosen() {
        ContestRules rules = new ContestRules(new Plurality(1), new BallotRules.Single(0));

        Tally tally = Count.run(rules, ABC, List.of(single("B", 3), single("A", 2), blank(4)));

        assertThat(tally.method()).isEqualTo(new MethodId("plurality", 1));
        assertThat(tally.rounds()).containsExactly(new Round.Elected(1, "B", 3, 1, null));
        assertThat(tally.result().winners()).containsExactly(new Winner("B", Rational.of(3), null));
        assertThat(tally.result().ballots()).isEqualTo(9);
        assertThat(tally.result().scores()).containsEntry("C", Rational.of(0));
    }

    @Test
    void a_tie_for_the_last_seat_is_told_and_broken_by_code() {
        ContestRules rules = new ContestRules(new Approval(2), new BallotRules.Approval(1, 3));
        List<BallotOption> options = List.of(BallotOption.of("9"), BallotOption.of("10"), BallotOption.of("2"));

        Tally tally = Count.run(rules, options, List.of(approval(3, "9"), approval(1, "10", "2")));

        assertThat(tally.rounds())
                .containsExactly(
                        new Round.Elected(1, "9", 3, 2, null),
                        new Round.Elected(2, "10", 1, 1, new Tie(List.of("10", "2"), TieRule.CODE_ASCENDING, true)));
    }

    @Test
    void a_tie_for_enough_seats_decides_nothing_but_the_order() {
        ContestRules rules = new ContestRules(new Approval(2), new BallotRules.Approval(1, 3));

        Tally tally = Count.run(rules, ABC, List.of(approval(1, "A", "C")));

        assertThat(tally.rounds())
                .containsExactly(
                        new Round.Elected(1, "A", 1, 2, new Tie(List.of("A", "C"), TieRule.CODE_ASCENDING, false)),
                        new Round.Elected(2, "C", 1, 1, null));
    }

    @Test
    void an_option_that_nobody_chose_never_wins() {
        ContestRules rules = new ContestRules(new Plurality(3), new BallotRules.Single(1));

        Tally tally = Count.run(rules, ABC, List.of(single("B", 1)));
        Tally empty = Count.run(rules, ABC, List.of());

        assertThat(tally.rounds()).containsExactly(new Round.Elected(1, "B", 1, 3, null), new Round.Unfilled(2, 2));
        assertThat(empty.rounds()).containsExactly(new Round.Unfilled(1, 3));
        assertThat(empty.result().winners()).isEmpty();
    }

    @Test
    void a_budget_skips_or_stops_at_what_does_not_fit() {
        List<BallotOption> options = List.of(
                BallotOption.of("dear", 90),
                BallotOption.of("mid", 60),
                BallotOption.of("small", 10),
                BallotOption.of("odd", 1));
        List<GroupedBallot> ballots =
                List.of(approval(4, "dear"), approval(3, "mid"), approval(2, "small"), approval(1, "odd"));
        BallotRules ballot = new BallotRules.Approval(1, 4);

        Tally skip = Count.run(new ContestRules(greedy(100, Misfit.SKIP, 2), ballot), options, ballots);
        Tally stop = Count.run(new ContestRules(greedy(100, Misfit.STOP, 2), ballot), options, ballots);

        assertThat(skip.rounds())
                .containsExactly(
                        considered(1, "dear", 4, 90, 100, BudgetDecision.FUNDED),
                        considered(2, "mid", 3, 60, 10, BudgetDecision.SKIPPED),
                        considered(3, "small", 2, 10, 10, BudgetDecision.FUNDED),
                        considered(4, "odd", 1, 1, 0, BudgetDecision.BELOW_THRESHOLD));
        assertThat(stop.rounds())
                .containsExactly(
                        considered(1, "dear", 4, 90, 100, BudgetDecision.FUNDED),
                        considered(2, "mid", 3, 60, 10, BudgetDecision.STOPPED));
        assertThat(skip.result().winners()).extracting(Winner::option).containsExactly("dear", "small");
    }

    @Test
    void a_budget_counts_points_and_positions() {
        List<BallotOption> options = List.of(BallotOption.of("A", 1), BallotOption.of("B", 1), BallotOption.of("C", 1));
        BudgetGreedy positions = new BudgetGreedy(1, "EUR", Misfit.SKIP, 0, List.of(3L, 1L));

        Tally points = Count.run(
                new ContestRules(greedy(1, Misfit.SKIP, 0), new BallotRules.Cumulative(1, 3, 1, 10, 10)),
                options,
                List.of(new GroupedBallot(new Ballot.Cumulative(Map.of("A", 2L, "B", 0L)), 5)));
        Tally ranked = Count.run(
                new ContestRules(positions, new BallotRules.Ordinal(1, 2)),
                options,
                List.of(new GroupedBallot(new Ballot.Ordinal(List.of("B", "C")), 5)));

        assertThat(points.result().scores()).containsEntry("A", Rational.of(10)).containsEntry("B", Rational.of(0));
        assertThat(points.result().supporters()).containsEntry("A", 5L).containsEntry("B", 0L);
        assertThat(ranked.result().scores()).containsEntry("B", Rational.of(15)).containsEntry("C", Rational.of(5));
        assertThat(BudgetGreedy.descendingPoints(3)).containsExactly(3L, 2L, 1L);
    }

    @Test
    void a_count_refuses_ballots_that_nobody_checked() {
        ContestRules rules = new ContestRules(new Plurality(1), new BallotRules.Single(1));
        Counter counter = Count.open(rules, ABC);

        assertThatThrownBy(() -> counter.add(new Ballot.Single("X"), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.add(new Ballot.Single("A"), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Count.open(rules, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Round.Considered considered(
            int number, String option, long score, long cost, long left, BudgetDecision decision) {
        return new Round.Considered(number, option, Rational.of(score), cost, left, decision, null);
    }

    private static BudgetGreedy greedy(long budget, Misfit misfit, long threshold) {
        return new BudgetGreedy(budget, "EUR", misfit, threshold, List.of());
    }

    private static GroupedBallot single(String code, long times) {
        return new GroupedBallot(new Ballot.Single(code), times);
    }

    private static GroupedBallot blank(long times) {
        return new GroupedBallot(new Ballot.Single(List.of()), times);
    }

    private static GroupedBallot approval(long times, String... codes) {
        return new GroupedBallot(new Ballot.Approval(List.of(codes)), times);
    }
}
