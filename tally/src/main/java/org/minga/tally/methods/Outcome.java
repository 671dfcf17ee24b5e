package org.minga.tally.methods;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link Conditions} of a contest make of its result.
 *
 * @param turnout null where there is no quorum
 * @param support null where there is no threshold
 * @param accepted winners that are accepted, in the order in which they won; none if the quorum is not reached
 * @param belowThreshold winners that lack support, in the order in which they won
 */
public record Outcome(
        @Nullable Turnout turnout, @Nullable Support support, List<String> accepted, List<String> belowThreshold) {

    public Outcome {
        accepted = List.copyOf(accepted);
        belowThreshold = List.copyOf(belowThreshold);
    }

    /**
     * The quorum.
     *
     * @param needed least number of ballots
     * @param ballots number of ballots counted
     */
    public record Turnout(long needed, long ballots) {
        /** Whether enough took part. */
        public boolean reached() {
            return ballots >= needed;
        }
    }

    /**
     * The threshold.
     *
     * @param share least share of the weight that a winner's supporters need
     * @param weight of all counted ballots
     * @param needed least weight of the ballots that name a winner
     */
    public record Support(Rational share, long weight, long needed) {}
}
