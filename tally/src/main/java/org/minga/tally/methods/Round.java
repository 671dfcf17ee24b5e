package org.minga.tally.methods;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One step of a count, with everything needed to see why it went as it did. Numbered from 1. Which steps a method takes
 * stands in its own description.
 */
public sealed interface Round {

    /** Position in the count, from 1. */
    int number();

    /**
     * Options were judged by a figure.
     *
     * @param figure what the scores are, in lower_snake: {@code points}, {@code mean}, {@code borda}, …
     * @param scores of every option
     */
    record Scored(int number, String figure, SortedMap<String, Rational> scores) implements Round {
        public Scored {
            scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        }
    }

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
     * One stage of a count in which votes move: how it stands, and what is done about it.
     *
     * @param tallies of every option still in the count, at the start of the stage
     * @param threshold what elects, if there is such a figure at this stage
     * @param inactive ballots or parts of ballots that count for nobody at the start of the stage, by reason in
     *     lower_snake: {@code exhausted}, {@code overvote}, …
     * @param moves in the order they are made
     */
    record Stage(
            int number,
            SortedMap<String, Rational> tallies,
            @Nullable Rational threshold,
            SortedMap<String, Rational> inactive,
            List<Move> moves)
            implements Round {
        public Stage {
            tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
            inactive = Collections.unmodifiableSortedMap(new TreeMap<>(inactive));
            moves = List.copyOf(moves);
        }
    }

    /**
     * What a stage does to one option.
     *
     * @param transfers what other options gain by it
     * @param lost what becomes inactive by it, by reason as in {@link Stage#inactive}
     * @param tie what was level when this option was picked
     */
    record Move(
            MoveKind kind,
            String option,
            SortedMap<String, Rational> transfers,
            SortedMap<String, Rational> lost,
            @Nullable Tie tie) {
        public Move {
            transfers = Collections.unmodifiableSortedMap(new TreeMap<>(transfers));
            lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
        }
    }

    /** What can be done to an option. */
    enum MoveKind {
        /** It reached the threshold, or is the last one standing. */
        ELECTED,
        /** Its surplus over the threshold goes to others. */
        SURPLUS_TRANSFERRED,
        /** It leaves the count, and its votes go to others. */
        ELIMINATED,
        /** It leaves the count of a method that goes on after the winner, and takes the next place behind it. */
        PLACED;

        /** The name in bundles. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Options were compared two by two.
     *
     * @param figure what the numbers are: {@code preferred} (ballots that put the row above the column), {@code
     *     path_strength}, …
     * @param rows for each option, the number against each other option
     */
    record Compared(int number, String figure, SortedMap<String, SortedMap<String, Long>> rows) implements Round {
        public Compared {
            SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
            rows.forEach((code, row) -> copy.put(code, Collections.unmodifiableSortedMap(new TreeMap<>(row))));
            rows = Collections.unmodifiableSortedMap(copy);
        }
    }

    /**
     * A preference between two options was locked in, or left out because stronger or equally strong ones contradict
     * it.
     *
     * @param strength ballots or margin, as the rules say
     */
    record Locked(int number, String over, String under, long strength, boolean locked) implements Round {}

    /**
     * An order of all options was found with which no other order agrees better.
     *
     * @param order the first option first
     * @param agreement over all ballots and pairs of options, how many preferences it agrees with
     * @param equallyGood how many orders agree as well, this one included
     */
    record Ordered(int number, List<String> order, Rational agreement, long equallyGood) implements Round {
        public Ordered {
            order = List.copyOf(order);
        }
    }

    /**
     * An option goes on to a runoff.
     *
     * @param score what it is picked by
     * @param tie told once, at the first of several level options of which not all go on; its first options do
     */
    record Qualified(
            int number,
            String option,
            Rational score,
            @Nullable Tie tie) implements Round {}

    /**
     * Two options met.
     *
     * @param votesFirst ballots that prefer the first
     * @param votesSecond ballots that prefer the second
     * @param neither ballots that prefer neither
     * @param tie if the votes left the two level
     */
    record Runoff(
            int number,
            String first,
            String second,
            long votesFirst,
            long votesSecond,
            long neither,
            String winner,
            @Nullable Tie tie)
            implements Round {}

    /**
     * The grades of an option.
     *
     * @param counts ballots per grade, worst grade first
     * @param median index of the majority grade in {@code counts}, the lower middle one; −1 without any grade
     */
    record Graded(int number, String option, List<Long> counts, int median) implements Round {
        public Graded {
            counts = List.copyOf(counts);
        }
    }

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

    /**
     * Every voter was given an equal share of a budget, in minor units.
     *
     * @param share per voter
     * @param runs how many shares were tried: this one, those before it, and the next one if that cost too much
     * @param reason why it was this one, in lower_snake: {@code budget}, {@code exhaustive}, {@code
     *     next_over_budget}, …
     */
    record Endowed(int number, Rational share, long runs, String reason) implements Round {}

    /**
     * An option was paid for by its supporters out of their shares.
     *
     * @param price what one supporter pays per unit of utility, at most; smallest first
     * @param cost in minor units
     * @param supporters how many pay
     * @param tie what was level when this option was picked
     */
    record Bought(
            int number,
            String option,
            Rational price,
            long cost,
            long supporters,
            @Nullable Tie tie) implements Round {}

    /**
     * How an option fared in pairwise comparisons.
     *
     * @param score estimated chance of beating another option, between 0 and 1
     * @param low lower end of the interval around the score
     * @param high upper end of the interval around the score
     */
    record Duelled(int number, String option, long wins, long losses, Rational score, Rational low, Rational high)
            implements Round {}
}
