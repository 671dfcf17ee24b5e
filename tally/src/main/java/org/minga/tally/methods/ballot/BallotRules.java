package org.minga.tally.methods.ballot;

import java.util.List;
import java.util.Set;

/**
 * What a ballot of a contest may hold. Instances may be nonsense ({@code min} above {@code max}); only
 * {@link org.minga.tally.methods.ContestRules} promises sound ones.
 */
public sealed interface BallotRules {

    /** The only kind of ballot these rules let through. */
    BallotKind kind();

    /** Fewest options a ballot may name; 0 lets blank ballots in. */
    int min();

    /** Most options a ballot may name. */
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
}
