package org.minga.tally.methods;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.minga.tally.methods.ballot.BallotKind;

/**
 * A counting method with its parameters. A new method is one more record here, one counter beside
 * {@link BudgetGreedyCounter}, and what the compiler then asks for. Instances may be nonsense; only
 * {@link ContestRules} promises sound ones.
 */
public sealed interface MethodRules {

    /** Which method this is, in which version. */
    MethodId method();

    /** The kinds of ballot that the method can count. */
    Set<BallotKind> ballots();

    /**
     * The options that most voters chose win; an option nobody chose never wins.
     *
     * @param seats how many may win, at least 1
     */
    record Plurality(int seats) implements MethodRules {
        public static final MethodId ID = new MethodId("plurality", 1);

        @Override
        public MethodId method() {
            return ID;
        }

        @Override
        public Set<BallotKind> ballots() {
            return EnumSet.of(BallotKind.SINGLE);
        }
    }

    /**
     * The options that most voters approve of win; an option nobody approves of never wins.
     *
     * @param seats how many may win, at least 1
     */
    record Approval(int seats) implements MethodRules {
        public static final MethodId ID = new MethodId("approval", 1);

        @Override
        public MethodId method() {
            return ID;
        }

        @Override
        public Set<BallotKind> ballots() {
            return EnumSet.of(BallotKind.APPROVAL);
        }
    }

    /**
     * Options in order of score are funded while the money lasts. A chosen or approved option scores 1 per ballot, a
     * cumulative ballot gives its points, a ranking gives the points of each position. An option without any score is
     * funded too if it fits: set a threshold of 1 to prevent that.
     *
     * @param budget in minor units of {@code currency}, 0 or more
     * @param currency ISO 4217 code, XXX where there is none
     * @param misfit what happens when an option does not fit
     * @param scoreThreshold options scoring less are not funded; 0 or more
     * @param positionPoints for ordinal ballots the points of each position, best first, never rising, as many as a
     *     ballot may rank options; empty for all other ballots
     */
    record BudgetGreedy(long budget, String currency, Misfit misfit, long scoreThreshold, List<Long> positionPoints)
            implements MethodRules {
        public static final MethodId ID = new MethodId("budget-greedy", 1);

        public BudgetGreedy {
            positionPoints = List.copyOf(positionPoints);
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
            return EnumSet.allOf(BallotKind.class);
        }
    }
}
