package org.minga.tally.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.seats.Approval;
import org.minga.tally.methods.seats.Plurality;

class ContestRulesTest {

    @Test
    void every_fault_is_named_at_once() {
        BudgetGreedy method = new BudgetGreedy(-1, "euro", Misfit.SKIP, -2, List.of(1L));
        BallotRules ballot = new BallotRules.Cumulative(3, 2, 9, 5, 0);

        List<RuleFault> faults = ContestRules.faults(method, ballot);

        assertThat(faults)
                .extracting(RuleFault::path)
                .containsExactlyInAnyOrder(
                        "/ballot/min",
                        "/ballot/minPoints",
                        "/ballot/maxPerOption",
                        "/method/budget/amount",
                        "/method/budget/currency",
                        "/method/scoreThreshold",
                        "/method/positionPoints");
        assertThatThrownBy(() -> new ContestRules(method, ballot)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_method_takes_only_the_ballots_it_can_count() {
        assertThat(ContestRules.faults(new Plurality(1), new BallotRules.Approval(1, 2)))
                .extracting(RuleFault::code)
                .containsExactly("method_mismatch");
        assertThat(ContestRules.faults(new Approval(0), new BallotRules.Approval(1, 2)))
                .extracting(RuleFault::path)
                .containsExactly("/method/seats");
    }

    @Test
    void positions_need_points_that_never_rise() {
        BallotRules ordinal = new BallotRules.Ordinal(0, 2);

        assertThat(ContestRules.faults(greedy(2, 2), ordinal)).isEmpty();
        assertThat(ContestRules.faults(greedy(1, 2), ordinal))
                .extracting(RuleFault::code)
                .containsExactly("not_falling");
        assertThat(ContestRules.faults(greedy(1, -1), ordinal))
                .extracting(RuleFault::code)
                .containsExactly("not_falling");
        assertThat(ContestRules.faults(greedy(1), ordinal))
                .extracting(RuleFault::code)
                .containsExactly("wrong_size");
    }

    @Test
    void options_must_suit_the_rules() {
        ContestRules budget = new ContestRules(greedy(), new BallotRules.Approval(3, 4));
        List<BallotOption> options =
                List.of(BallotOption.of("A", -1), new BallotOption("A", null, null), BallotOption.of(" B", 2));

        assertThat(budget.faultsOf(options))
                .extracting(RuleFault::path, RuleFault::code)
                .containsExactlyInAnyOrder(
                        tuple("/options/0/cost", "cost_negative"),
                        tuple("/options/1/code", "duplicate_code"),
                        tuple("/options/1/cost", "cost_missing"),
                        tuple("/options/2/code", "bad_code"));
        assertThat(budget.faultsOf(List.of())).extracting(RuleFault::path).containsExactly("/options");
        assertThat(budget.faultsOf(List.of(BallotOption.of("A", 1))))
                .extracting(RuleFault::code)
                .containsExactly("too_few_options");
    }

    @Test
    void codes_are_short_printable_and_encodable() {
        assertThat(List.of("A", "M/01/X", "Ż 1", "𝒳", "x".repeat(100))).allMatch(BallotOption::isCode);
        assertThat(List.of("", " A", "A\n", "x".repeat(101), "\ud800", "a\u0000b"))
                .noneMatch(BallotOption::isCode);
    }

    @Test
    void rationals_are_reduced_and_ordered() {
        Rational half = new Rational(BigInteger.TWO, BigInteger.valueOf(-4));

        assertThat(half).hasToString("-1/2").isLessThan(Rational.of(0));
        assertThat(half.isWhole()).isFalse();
        assertThatThrownBy(() -> new Rational(BigInteger.ONE, BigInteger.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    private static BudgetGreedy greedy(long... positions) {
        List<Long> points = Arrays.stream(positions).boxed().toList();
        return new BudgetGreedy(10, "EUR", Misfit.SKIP, 0, points);
    }
}
