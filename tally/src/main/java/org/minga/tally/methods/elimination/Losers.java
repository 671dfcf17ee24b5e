package org.minga.tally.methods.elimination;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.minga.tally.methods.Rational;

/** Decides who is eliminated in a round in which nobody is elected. */
final class Losers {

    private final EliminationRules rules;
    private final BitSet writeIns;
    private final TieBreaker ties;

    Losers(EliminationRules rules, BitSet writeIns, TieBreaker ties) {
        this.rules = rules;
        this.writeIns = writeIns;
        this.ties = ties;
    }

    /**
     * @param toEliminate how many may still be eliminated, if two shall remain
     * @param settled whether the winner is already known
     */
    Decision of(Standing standing, int toEliminate, boolean settled) {
        List<Integer> writtenIn = standing.continuing().stream()
                .boxed()
                .filter(option -> writeIns.get(option) && standing.votes(option).signum() > 0)
                .toList();
        if (!writtenIn.isEmpty()) {
            return Decision.of(writtenIn);
        }
        Rational least = rules.cutoff() ? standing.threshold() : Rational.of(rules.minimumVotes());
        List<Integer> below = standing.below(least);
        if (!below.isEmpty()) {
            return Decision.of(below);
        }
        List<Integer> batch = rules.batch() ? batch(standing, toEliminate) : List.of();
        return batch.size() > 1 ? Decision.of(batch) : last(standing, settled);
    }

    /** Those who could not even pass the next one with all votes of those below and beside them. */
    private List<Integer> batch(Standing standing, int toEliminate) {
        List<Integer> seen = new ArrayList<>();
        List<Integer> before = List.of();
        List<Integer> batch = List.of();
        Rational sum = Rational.ZERO;
        for (List<Integer> level : levels(standing)) {
            Rational votes = standing.votes(level.getFirst());
            if (!seen.isEmpty() && sum.compareTo(votes) < 0) {
                before = batch;
                batch = List.copyOf(seen);
            }
            seen.addAll(level);
            sum = sum.plus(votes.times(Rational.of(level.size())));
        }
        boolean oneLeft = rules.ending() == Ending.TWO_REMAIN && batch.size() == toEliminate + 1;
        return oneLeft ? before : batch;
    }

    private Decision last(Standing standing, boolean settled) {
        List<List<Integer>> levels = levels(standing);
        List<Integer> lowest = levels.getFirst();
        if (lowest.size() == 1) {
            return Decision.of(lowest);
        }
        TieBreaker.Order order = ties.order(lowest);
        boolean decisive = !settled && !goOneByOne(standing, levels);
        if (rules.eliminateAllTied()) {
            // Those that the comparisons cannot tell apart leave together, so that no further rule is asked.
            return new Decision(order.last(), ties.told(order, List.of(0), decisive), true);
        }
        return new Decision(List.of(order.favoured().getLast()), ties.told(order, order.last(), decisive), false);
    }

    /**
     * Whether the lowest will all be eliminated before any other, whichever goes first, with the same votes in the end.
     * Ballots that exhaust depending on who is still in the count, earlier rounds as tie-breaks and a last round leave
     * that open.
     */
    private boolean goOneByOne(Standing standing, List<List<Integer>> levels) {
        if (levels.size() < 2
                || rules.seats() != 1
                || rules.lastRound() != 0
                || rules.tieBreak() == TieBreak.PREVIOUS_ROUNDS
                || rules.reading().overvotes() == OvervoteRule.EXHAUST_IF_MULTIPLE_CONTINUING) {
            return false;
        }
        List<Integer> lowest = levels.getFirst();
        BigInteger size = BigInteger.valueOf(lowest.size());
        Rational together = standing.votes(lowest.getFirst()).times(Rational.of(size));
        return together.compareTo(standing.votes(levels.get(1).getFirst())) < 0;
    }

    private static List<List<Integer>> levels(Standing standing) {
        return standing.levels(standing.continuing().stream().boxed().toList());
    }
}
