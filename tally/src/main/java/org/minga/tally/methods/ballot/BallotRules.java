package org.minga.tally.methods.ballot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a ballot of a contest may hold. Instances may be nonsense ({@code min} above {@code max}); only
 * {@link org.minga.tally.methods.ContestRules} promises sound ones.
 */
public sealed interface BallotRules {

    /** The only kind of ballot these rules let through. */
    BallotKind kind();

    /** Fewest options (of a pairwise ballot: choices) a ballot may name; 0 lets blank ballots in. */
    int min();

    /** Most options (of a ranked ballot: ranks; of a pairwise one: choices) a ballot may name. */
    int max();

    /**
     * Every way in which a ballot breaks these rules, in the order of the ballot; empty when it may be counted. Never
     * throws and stops after {@value BallotCheck#MAX_FAULTS} faults.
     *
     * @param codes the codes of the contest's options
     */
    default List<BallotFault> validate(Ballot ballot, Set<String> codes) {
        return new BallotCheck(this, codes).faultsOf(ballot);
    }

    /**
     * One option.
     *
     * @param min 1, or 0 where blank ballots count as ballots
     */
    record Single(int min) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.SINGLE;
        }

        @Override
        public int max() {
            return 1;
        }
    }

    /** Between {@code min} and {@code max} different options. */
    record Approval(int min, int max) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.APPROVAL;
        }
    }

    /**
     * Points over options.
     *
     * @param min fewest options that get a point
     * @param max most options that get a point
     * @param minPoints fewest points in all
     * @param maxPoints most points in all
     * @param maxPerOption most points for one option
     */
    record Cumulative(int min, int max, long minPoints, long maxPoints, long maxPerOption) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.CUMULATIVE;
        }
    }

    /** A ranking of between {@code min} and {@code max} different options. */
    record Ordinal(int min, int max) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.ORDINAL;
        }
    }

    /**
     * Ranks, each of one or more options.
     *
     * @param min fewest options that are ranked
     * @param max most ranks
     */
    record Ranked(int min, int max, Marking marking) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.RANKED;
        }
    }

    /** How freely a {@link Ranked} ballot may be marked. */
    enum Marking {
        /** One option per rank, no rank skipped, no option twice. */
        STRICT("strict"),
        /** Several options may share a rank; no rank skipped, no option twice. */
        EQUAL_RANKS("equal_ranks"),
        /**
         * Anything that can stand on paper: shared and skipped ranks, repeated options, overvotes that cannot be read.
         * What they mean, the method's rules say.
         */
        AS_MARKED("as_marked");

        private final String label;

        Marking(String label) {
            this.label = label;
        }

        /** The name in rules, bundles and the API. */
        public String label() {
            return label;
        }

        /** The value with this {@link #label()}, if there is one. */
        public static Optional<Marking> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(marking -> marking.label.equals(label))
                    .findFirst();
        }
    }

    /**
     * A whole number for options.
     *
     * @param min fewest options that get one
     * @param max most options that get one
     * @param minScore smallest number, 0 or more
     * @param maxScore largest number, above {@code minScore}
     */
    record Scored(int min, int max, long minScore, long maxScore) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.SCORED;
        }
    }

    /**
     * Weights whose squares credits must cover.
     *
     * @param min fewest options with a weight
     * @param max most options with a weight
     * @param credits most that all squares together may come to
     * @param negative whether weights against options are allowed
     */
    record Quadratic(int min, int max, long credits, boolean negative) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.QUADRATIC;
        }
    }

    /**
     * Choices between two options, each pair at most once.
     *
     * @param min fewest choices
     * @param max most choices
     */
    record Pairwise(int min, int max) implements BallotRules {
        @Override
        public BallotKind kind() {
            return BallotKind.PAIRWISE;
        }
    }
}
