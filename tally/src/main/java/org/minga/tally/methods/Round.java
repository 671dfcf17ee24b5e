package org.minga.tally.methods;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One step of a count, with everything needed to see why it went as it did. Numbered from 1. */
public sealed interface Round {

    /** Position in the count, from 1. */
    int number();

    /**
     * An option took a place.
     *
     * @param votes ballots that name it
     * @param placesLeft places still free before this one was given, at least 1
     * @param tie told once, at the first of several level options
     */
    record Elected(
            int number,
            String option,
            long votes,
            int placesLeft,
            @Nullable Tie tie) implements Round {}

    /**
     * Places stay empty, because no option with a vote is left.
     *
     * @param placesLeft at least 1
     */
    record Unfilled(int number, int placesLeft) implements Round {}

    /**
     * An option's turn at the budget.
     *
     * @param score what the ballots gave it
     * @param cost in minor units
     * @param budgetLeft in minor units, before this decision
     * @param tie told once, at the first of several level options
     */
    record Considered(
            int number,
            String option,
            Rational score,
            long cost,
            long budgetLeft,
            BudgetDecision decision,
            @Nullable Tie tie)
            implements Round {}

    /** What became of an option at its turn. */
    enum BudgetDecision {
        /** It fits into what is left. */
        FUNDED,
        /** It does not fit, and the count goes on. */
        SKIPPED,
        /** It does not fit, and the count ends. */
        STOPPED,
        /** Its score is below the threshold. */
        BELOW_THRESHOLD;

        /** The name in bundles. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
