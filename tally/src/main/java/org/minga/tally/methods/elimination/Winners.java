package org.minga.tally.methods.elimination;

import java.util.BitSet;
import java.util.List;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Tie;

/** Decides who is elected in a round. */
final class Winners {

    private final EliminationRules rules;
    private final BitSet writeIns;
    private final TieBreaker ties;

    /** @param writeIns options that can never be elected */
    Winners(EliminationRules rules, BitSet writeIns, TieBreaker ties) {
        this.rules = rules;
        this.writeIns = writeIns;
        this.ties = ties;
    }

    /** @param seatsLeft to be filled, at least 1 unless a share of the votes decides */
    Decision of(Standing standing, int seatsLeft) {
        boolean writeInsLive = standing.continuing().stream()
                .anyMatch(
                        option -> writeIns.get(option) && standing.votes(option).signum() > 0);
        if (writeInsLive || standing.size() == 0) {
            return Decision.NONE;
        }
        if (rules.byShare()) {
            boolean allAbove = standing.continuing().stream()
                    .allMatch(option -> standing.votes(option).compareTo(standing.threshold()) > 0);
            return allAbove ? Decision.of(electable(standing)) : Decision.NONE;
        }
        if (rules.eliminateAllTied() && standing.size() > 1) {
            List<Integer> all = electable(standing);
            boolean level = standing.levels(all).size() == 1 && all.size() == standing.size();
            TieBreaker.Order order = level ? ties.order(all) : new TieBreaker.Order(all, all, List.of());
            if (order.last().size() == standing.size()) {
                Tie tie = ties.told(order, order.first(), true);
                return new Decision(order.favoured(), tie, true);
            }
        }
        return several(standing, seatsLeft);
    }

    private Decision several(Standing standing, int seatsLeft) {
        List<Integer> electable = electable(standing);
        boolean single = rules.seats() == 1;
        List<Integer> elected;
        if (standing.size() <= seatsLeft) {
            elected = electable;
        } else if (rules.mode() == MultiSeatMode.BOTTOMS_UP && !single) {
            elected = List.of();
        } else {
            // Without any votes the Hare quota is nought, which nobody reaches by having none.
            elected = electable.stream()
                    .filter(option -> standing.votes(option).signum() > 0
                            && standing.votes(option).compareTo(standing.threshold()) >= 0)
                    .toList();
        }
        boolean oneOnly = elected.size() > 1 && rules.mode() == MultiSeatMode.ONE_WINNER_PER_ROUND;
        boolean lastTwo = single && elected.isEmpty() && standing.size() == 2 && allHaveMinimum(standing);
        lastTwo &= !electable.isEmpty();
        return oneOnly || lastTwo ? leader(standing) : Decision.of(elected);
    }

    private boolean allHaveMinimum(Standing standing) {
        return standing.below(Rational.of(rules.minimumVotes())).isEmpty();
    }

    private Decision leader(Standing standing) {
        List<Integer> leaders = standing.levels(electable(standing)).getLast();
        if (leaders.size() == 1) {
            return Decision.of(leaders);
        }
        TieBreaker.Order order = ties.order(leaders);
        return new Decision(List.of(order.favoured().getFirst()), ties.told(order, order.first(), true), false);
    }

    /** Those that can be elected, most votes first. */
    private List<Integer> electable(Standing standing) {
        return standing
                .levels(standing.continuing().stream()
                        .boxed()
                        .filter(option -> !writeIns.get(option))
                        .toList())
                .reversed()
                .stream()
                .flatMap(level -> ties.byContest(level).stream())
                .toList();
    }
}
