package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
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
 * {@code budget-greedy}: options in order of score are funded while the money lasts. A chosen or approved option scores
 * 1 per ballot, a cumulative ballot gives its points, a ranking gives the points of each position. An option without
 * any score is funded too if it fits: set a threshold of 1 to prevent that.
 *
 * @param positionPoints for ordinal ballots the points of each position, best first, never rising, as many as a ballot
 *     may rank options; empty for all other ballots
 */
public record BudgetGreedy(
        @Parameter(value = "What may be spent.", required = true)
        Money budget,

        @Parameter("What happens when an option no longer fits into the budget.")
        Misfit misfit,

        @Parameter("Options that score less are not funded.")
        long scoreThreshold,

        @Parameter("What each rank of an ordinal ballot gives, best first; falling by one down to 1 if left out.")
        List<Long> positionPoints)
        implements MethodRules {
    public static final MethodId ID = new MethodId("budget-greedy", 1);

    /** Everything but the budget as usual: what does not fit is skipped, no threshold. */
    public static final BudgetGreedy STANDARD = new BudgetGreedy(0, "XXX", Misfit.SKIP, 0, List.of());

    public BudgetGreedy {
        positionPoints = List.copyOf(positionPoints);
    }

    /** @param budget in minor units of {@code currency}, 0 or more */
    public BudgetGreedy(long budget, String currency, Misfit misfit, long scoreThreshold, List<Long> positionPoints) {
        this(new Money(budget, currency), misfit, scoreThreshold, positionPoints);
    }

    /** The usual points of a ranking of up to {@code max} options: {@code max} for the first, 1 for the last. */
    public static List<Long> descendingPoints(int max) {
        return LongStream.range(0, max).mapToObj(index -> max - index).toList();
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
        return positionFaults(positionPoints, ballot);
    }

    /** What is wrong with the points of positions: wrong number for the ballot, below 0, rising. */
    static List<RuleFault> positionFaults(List<Long> points, BallotRules ballot) {
        List<RuleFault> faults = new ArrayList<>();
        String path = "/method/positionPoints";
        int wanted = ballot.kind() == BallotKind.ORDINAL ? ballot.max() : 0;
        if (points.size() != wanted) {
            String detail = "There must be " + wanted + " position points, one per position of an ordinal ballot.";
            faults.add(new RuleFault(path, "wrong_size", detail));
        }
        long previous = Long.MAX_VALUE;
        for (long value : points) {
            if (value < 0 || value > previous) {
                faults.add(new RuleFault(path, "not_falling", "Position points must be 0 or more and never rise."));
                break;
            }
            previous = value;
        }
        return faults;
    }

    @Override
    public BudgetGreedy completedFor(BallotRules ballot) {
        return new BudgetGreedy(budget, misfit, scoreThreshold, completed(positionPoints, ballot));
    }

    /** The usual points where none were given and the ballot is ordinal. */
    static List<Long> completed(List<Long> points, BallotRules ballot) {
        boolean open = points.isEmpty()
                && ballot instanceof BallotRules.Ordinal
                && ballot.max() >= 1
                && ballot.max() <= BallotOption.MAX_OPTIONS;
        return open ? descendingPoints(ballot.max()) : points;
    }

    @Override
    public Optional<Money> spending() {
        return Optional.of(budget);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new BudgetGreedyCounter(this, rules.ties(), options);
    }
}
