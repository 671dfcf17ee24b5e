package org.minga.tally.methods.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class EqualSharesTest {

    @Test
    void supporters_share_the_cost_and_the_poorer_give_all_they_have() {
        // 10 each. All four buy a (6), which leaves 8.5 each. b costs 20: three share it at 6⅔.
        Tally tally = count(
                shares(40, Utility.CARDINALITY),
                List.of(option("a", 6), option("b", 20), option("c", 15)),
                approvals(1, "a"),
                approvals(2, "a", "b"),
                approvals(1, "a", "b", "c"));

        assertThat(tally.rounds())
                .containsExactly(
                        new Round.Endowed(1, Rational.of(10), 1, "budget"),
                        new Round.Bought(2, "a", Rational.of(3, 2), 6, 4, null),
                        new Round.Bought(3, "b", Rational.of(20, 3), 20, 3, null));
        assertThat(winners(tally)).containsExactly("a", "b");
    }

    @Test
    void the_last_ones_pay_what_others_no_longer_can() {
        // 10 each. a takes 4 from two of them, who have 6 left and give all of it for b (20); the third gives 8.
        Tally tally = count(
                shares(30, Utility.CARDINALITY),
                List.of(option("a", 8), option("b", 20)),
                approvals(2, "a", "b"),
                approvals(1, "b"));

        assertThat(bought(tally))
                .containsExactly(
                        new Round.Bought(2, "a", Rational.of(4), 8, 2, null),
                        new Round.Bought(3, "b", Rational.of(8), 20, 3, null));
    }

    @Test
    void the_utility_decides_elections() {
        // 15 each. For its cost, p is cheaper: 20 of utility for 10; as one option of many, q is.
        List<BallotOption> options = List.of(option("p", 20), option("q", 8));
        GroupedBallot[] ballots = {approvals(2, "p", "q"), approvals(1, "p"), approvals(1, "q")};

        assertThat(bought(count(shares(60, Utility.COST), options, ballots)).getFirst())
                .isEqualTo(new Round.Bought(
                        2, "p", Rational.of(1, 3), 20, 3, new Tie(List.of("p", "q"), TieRule.CODE_ASCENDING, true)));
        assertThat(winners(count(shares(60, Utility.CARDINALITY), options, ballots)))
                .containsExactly("q", "p");
    }

    @Test
    void a_group_that_has_exactly_what_its_option_costs_buys_it() {
        // 1/3 each: nothing binary holds that.
        Tally tally = count(
                shares(1, Utility.COST),
                List.of(option("a", 1)),
                approvals(1, "a"),
                approvals(1, "a"),
                approvals(1, "a"));
        Tally withoutOneOfThem =
                count(shares(1, Utility.COST), List.of(option("a", 1)), approvals(2, "a"), approvals(1));

        assertThat(winners(tally)).containsExactly("a");
        assertThat(winners(withoutOneOfThem)).isEmpty();
    }

    @Test
    void ties_at_every_step_are_told_and_broken_by_code() {
        Tally tally = count(
                shares(12, Utility.CARDINALITY),
                List.of(option("2", 4), option("10", 4), option("a", 4)),
                approvals(2, "2", "10", "a"));

        assertThat(bought(tally)).extracting(Round.Bought::option).containsExactly("10", "2", "a");
        assertThat(tie(tally, 0).options()).containsExactly("10", "2", "a");
        assertThat(tie(tally, 0).decisive()).isTrue();
        assertThat(tie(tally, 1).options()).containsExactly("2", "a");
        assertThat(bought(tally).get(2).tie()).isNull();
    }

    @Test
    void a_tie_of_options_with_different_supporters_decides_nothing() {
        Tally tally = count(
                shares(8, Utility.CARDINALITY),
                List.of(option("a", 4), option("b", 4)),
                approvals(1, "a"),
                approvals(1, "b"));

        assertThat(tie(tally, 0).decisive()).isFalse();
        assertThat(winners(tally)).containsExactly("a", "b");
    }

    @Test
    void options_that_cost_nothing_come_first_whoever_supports_them() {
        Tally tally = count(
                shares(0, Utility.COST), List.of(option("b", 1), option("c", 0), option("a", 0)), approvals(1, "c"));

        assertThat(winners(tally)).containsExactly("a", "c");
        assertThat(bought(tally)).allMatch(round -> round.price().signum() == 0 && round.supporters() == 0);
    }

    @Test
    void blank_ballots_have_a_share_too() {
        assertThat(winners(count(shares(10, Utility.COST), List.of(option("a", 6)), approvals(1, "a"), approvals(1))))
                .isEmpty();
    }

    @Test
    void without_ballots_or_with_blank_ones_only_nothing_is_bought() {
        for (Completion completion : Completion.values()) {
            EqualShares rules = raised(10, Utility.COST, completion, 1);

            assertThat(winners(count(rules, List.of(option("a", 6))))).isEmpty();
            assertThat(winners(count(rules, List.of(option("a", 6)), approvals(5))))
                    .isEmpty();
        }
    }

    @Test
    void shares_are_raised_until_no_option_fits() {
        // 5 each; a needs 6 of its one supporter: at 6 it is bought, and nothing else is left.
        Tally tally = count(
                raised(10, Utility.COST, Completion.ADD1_FRACTION, 1),
                List.of(option("a", 6)),
                approvals(1, "a"),
                approvals(1));

        assertThat(tally.rounds().getFirst()).isEqualTo(new Round.Endowed(1, Rational.of(6), 2, "exhaustive"));
    }

    @Test
    void shares_are_raised_until_the_next_step_costs_too_much() {
        // 5 each; at 6 both would be bought for 12.
        Tally tally = count(
                raised(10, Utility.COST, Completion.ADD1_FRACTION, 1),
                List.of(option("a", 6), option("b", 6)),
                approvals(1, "a"),
                approvals(1, "b"));

        assertThat(tally.rounds()).containsExactly(new Round.Endowed(1, Rational.of(5), 2, "next_over_budget"));
        assertThat(winners(tally)).isEmpty();
    }

    @Test
    void whole_steps_begin_below_the_share() {
        // 10/3 each, then 4, not 13/3.
        Tally tally = count(
                raised(10, Utility.COST, Completion.ADD1_INTEGER, 2),
                List.of(option("a", 8)),
                approvals(2, "a"),
                approvals(1));

        assertThat(tally.rounds().getFirst()).isEqualTo(new Round.Endowed(1, Rational.of(4), 2, "exhaustive"));
    }

    @Test
    void raising_ends_with_the_runs() {
        EqualShares rules = new EqualShares(
                new Money(1_000_000, "EUR"), Utility.COST, Completion.ADD1_FRACTION, 1, false, 3, List.of());

        Tally tally = count(rules, List.of(option("a", 1_000_000)), approvals(1, "a"), approvals(1));

        assertThat(tally.rounds().getFirst()).isEqualTo(new Round.Endowed(1, Rational.of(500_002), 3, "most_runs"));
    }

    @Test
    void an_option_above_the_budget_is_never_bought() {
        for (Completion completion : Completion.values()) {
            assertThat(winners(count(
                            raised(10, Utility.COST, completion, 1), List.of(option("a", 11)), approvals(3, "a"))))
                    .isEmpty();
        }
    }

    @Test
    void what_is_left_goes_to_options_in_order_of_score() {
        Tally tally = count(
                shares(10, Utility.COST).withThenUtilitarian(),
                List.of(option("a", 4), option("b", 9), option("c", 6)),
                approvals(2, "a"),
                approvals(2, "b"),
                approvals(1, "c"));

        assertThat(winners(tally)).containsExactly("a", "c");
        assertThat(tally.rounds())
                .filteredOn(Round.Considered.class::isInstance)
                .extracting(round -> ((Round.Considered) round).option())
                .containsExactly("b", "c");
    }

    @Test
    void the_last_place_of_a_ranking_is_worth_nothing_to_borda() {
        Tally tally = Count.run(
                new ContestRules(
                        new EqualShares(
                                new Money(10, "EUR"), Utility.BORDA, Completion.NONE, 1, false, 1, List.of(2L, 1L)),
                        new BallotRules.Ordinal(0, 2)),
                List.of(option("a", 5), option("b", 5)),
                List.of(new GroupedBallot(new Ballot.Ordinal(List.of("a", "b")), 2)));

        assertThat(winners(tally)).containsExactly("a");
        assertThat(tally.result().scores()).isEqualTo(Map.of("a", Rational.of(2), "b", Rational.ZERO));
    }

    @Test
    void numbers_at_the_edge_of_long_are_exact() {
        long most = Long.MAX_VALUE;
        // Everyone has most/most = 1 and a costs exactly all of it; one voter fewer would not do.
        Tally all = count(shares(most, Utility.COST), List.of(option("a", most)), approvals(most, "a"));
        Tally allButOne = count(
                shares(most, Utility.COST),
                List.of(option("a", most), option("b", 1)),
                approvals(most - 1, "a"),
                approvals(1, "b"));

        assertThat(bought(all)).containsExactly(new Round.Bought(2, "a", Rational.of(1, most), most, most, null));
        assertThat(winners(allButOne)).containsExactly("b");
        assertThatThrownBy(() -> count(
                        shares(1, Utility.COST), List.of(option("a", 1)), approvals(most, "a"), approvals(1, "a")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void points_at_the_edge_of_long_are_exact() {
        long most = Long.MAX_VALUE;
        ContestRules rules =
                new ContestRules(shares(11, Utility.POINTS), new BallotRules.Cumulative(0, 2, 0, most, most));
        // One more point makes the difference between a and b.
        Tally tally = Count.run(
                rules,
                List.of(option("a", 10), option("b", 10)),
                List.of(
                        new GroupedBallot(new Ballot.Cumulative(Map.of("a", most - 1, "b", most)), 3),
                        new GroupedBallot(new Ballot.Cumulative(Map.of("b", most - 1, "a", most)), 2)));

        assertThat(winners(tally)).containsExactly("b");
    }

    @Test
    void borda_needs_rankings() {
        assertThat(ContestRules.faults(shares(10, Utility.BORDA), new BallotRules.Approval(0, 1)))
                .extracting(RuleFault::path)
                .containsExactly("/method/utility");
        assertThat(ContestRules.faults(raised(10, Utility.COST, Completion.NONE, 0), new BallotRules.Approval(0, 1)))
                .extracting(RuleFault::path)
                .containsExactly("/method/step");
    }

    @Test
    void strange_ballots_are_refused() {
        assertThatThrownBy(() -> count(shares(1, Utility.COST), List.of(option("a", 1)), approvals(1, "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> count(
                        shares(1, Utility.COST),
                        List.of(option("a", 1)),
                        new GroupedBallot(new Ballot.Quadratic(Map.of("a", 1L)), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EqualShares shares(long budget, Utility utility) {
        return raised(budget, utility, Completion.NONE, 1);
    }

    private static EqualShares raised(long budget, Utility utility, Completion completion, long step) {
        return new EqualShares(new Money(budget, "EUR"), utility, completion, step, false, 1000, List.of());
    }

    private static BallotOption option(String code, long cost) {
        return BallotOption.of(code, cost);
    }

    private static GroupedBallot approvals(long times, String... codes) {
        return new GroupedBallot(new Ballot.Approval(List.of(codes)), times);
    }

    private static Tally count(EqualShares rules, List<BallotOption> options, GroupedBallot... ballots) {
        return Count.run(
                new ContestRules(rules, new BallotRules.Approval(0, options.size())), options, Arrays.asList(ballots));
    }

    private static Tie tie(Tally tally, int purchase) {
        return Objects.requireNonNull(bought(tally).get(purchase).tie());
    }

    private static List<Round.Bought> bought(Tally tally) {
        List<Round.Bought> bought = new ArrayList<>();
        tally.rounds().forEach(round -> {
            if (round instanceof Round.Bought one) {
                bought.add(one);
            }
        });
        return bought;
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }
}
