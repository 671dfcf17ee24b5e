package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/**
 * {@code equal-shares}, the Method of Equal Shares: every ballot, blank ones too, is given the same share of the budget.
 * An option is bought by its supporters as soon as they can pay for it together; each pays the same price per unit of
 * utility, or all that is left of their share. The option with the lowest such price is bought first. Options that cost
 * nothing are taken before all others. Every amount is an exact fraction.
 *
 * <p>Rounds: one {@link org.minga.tally.methods.Round.Endowed}, a {@link org.minga.tally.methods.Round.Bought} for each
 * option, then, if asked for, {@link org.minga.tally.methods.Round.Considered} for those that the rest of the budget is
 * offered to. Ties and purchases of shares that were tried and given up are not told.
 *
 * <p>With a completion, shares are raised by a step at a time. The first outcome counts that leaves no option with a
 * supporter unselected which the rest of the budget could pay (reason {@code exhaustive}), or the last before one that
 * costs more than the budget ({@code next_over_budget}), or the one at which the runs end ({@code most_runs}).
 *
 * @param step in minor units of the budget's currency
 * @param positionPoints as in {@link BudgetGreedy}: for the scores of ordinal ballots, unless utilities are Borda's,
 *     whose scores are the sums of utilities
 */
public record EqualShares(
        @Parameter(value = "What may be spent.", required = true)
        Money budget,

        @Parameter("What an option is taken to be worth to its supporters.")
        Utility utility,

        @Parameter("Whether shares are raised to spend more of the budget.")
        Completion completion,

        @Parameter(value = "By how much shares are raised at a time, in the currency's minor unit (cents).", min = 1)
        long step,

        @Parameter("Whether options that still fit are funded in order of score at the end.")
        boolean thenUtilitarian,

        @Parameter(value = "How many shares are tried before raising them ends.", min = 1, max = 10_000_000)
        long mostRuns,

        @Parameter("What each rank of an ordinal ballot gives, best first; falling by one down to 1 if left out.")
        List<Long> positionPoints)
        implements MethodRules {

    public static final MethodId ID = new MethodId("equal-shares", 1);

    /** Everything but the budget as usual: cost utilities, shares raised by one unit of a currency with cents. */
    public static final EqualShares STANDARD = new EqualShares(
            new Money(0, "XXX"), Utility.COST, Completion.ADD1_FRACTION, 100, false, 1_000_000, List.of());

    public EqualShares {
        positionPoints = List.copyOf(positionPoints);
    }

    /** These rules, with what is left going to options in order of score. */
    public EqualShares withThenUtilitarian() {
        return new EqualShares(budget, utility, completion, step, true, mostRuns, positionPoints);
    }

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.SINGLE, BallotKind.APPROVAL, BallotKind.CUMULATIVE, BallotKind.ORDINAL);
    }

    @Override
    public List<RuleFault> faults(BallotRules ballot) {
        List<RuleFault> faults = new ArrayList<>(BudgetGreedy.positionFaults(positionPoints, ballot));
        if (utility == Utility.BORDA && ballot.kind() != BallotKind.ORDINAL) {
            faults.add(new RuleFault(
                    "/method/utility", "ballot_mismatch", "Only ordinal ballots can be worth places in a ranking."));
        }
        return faults;
    }

    @Override
    public EqualShares completedFor(BallotRules ballot) {
        List<Long> points = BudgetGreedy.completed(positionPoints, ballot);
        return new EqualShares(budget, utility, completion, step, thenUtilitarian, mostRuns, points);
    }

    @Override
    public Optional<Money> spending() {
        return Optional.of(budget);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new EqualSharesCounter(this, rules.ties(), options);
    }
}
