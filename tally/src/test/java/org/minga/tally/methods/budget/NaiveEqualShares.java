package org.minga.tally.methods.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * Equal shares once more, as plainly as the paper has it: voters one by one, supporters sorted by what they have left
 * for a unit of utility, every option priced anew in every round, every share tried from scratch. Shares no code with
 * the real one, not even its fractions.
 */
final class NaiveEqualShares {

    private final EqualShares rules;
    private final Map<String, BigInteger> costs = new LinkedHashMap<>();
    private final Comparator<String> favoured;
    private final List<Ballot> ballots;

    NaiveEqualShares(EqualShares rules, Comparator<String> favoured, List<BallotOption> options, List<Ballot> ballots) {
        this.rules = rules;
        this.favoured = favoured;
        this.ballots = ballots;
        for (BallotOption option : options) {
            Long cost = option.cost();
            costs.put(option.code(), BigInteger.valueOf(cost == null ? 0 : cost));
        }
    }

    /** Winners in order, the share in minor units, how many shares were tried, and why no more. */
    record Outcome(List<String> winners, Fraction share, long tried, String reason) {}

    Outcome count() {
        BigInteger budget = BigInteger.valueOf(rules.budget().amount());
        Outcome outcome = search(budget);
        if (!rules.thenUtilitarian()) {
            return outcome;
        }
        List<String> winners = new ArrayList<>(outcome.winners);
        List<String> others = new ArrayList<>(costs.keySet());
        others.removeAll(winners);
        others.sort(Comparator.comparing(this::score).reversed().thenComparing(favoured));
        for (String code : others) {
            if (total(winners).add(cost(code)).compareTo(budget) <= 0) {
                winners.add(code);
            }
        }
        return new Outcome(winners, outcome.share, outcome.tried, outcome.reason);
    }

    private Outcome search(BigInteger budget) {
        BigInteger voters = BigInteger.valueOf(ballots.size());
        Fraction first = voters.signum() == 0 ? Fraction.of(BigInteger.ZERO) : new Fraction(budget, voters);
        List<String> winners = spend(first);
        if (rules.completion() == Completion.NONE) {
            return new Outcome(winners, first, 1, "budget");
        }
        Fraction share = first;
        BigInteger step = BigInteger.valueOf(rules.step());
        Fraction next = first.plus(Fraction.of(step));
        if (rules.completion() == Completion.ADD1_INTEGER) {
            BigInteger wholeSteps = first.top().divide(first.bottom().multiply(step));
            next = Fraction.of(wholeSteps.add(BigInteger.ONE).multiply(step));
        }
        for (long tried = 1; ; tried++) {
            if (nothingFits(winners, budget)) {
                return new Outcome(winners, share, tried, "exhaustive");
            }
            if (tried == rules.mostRuns()) {
                return new Outcome(winners, share, tried, "most_runs");
            }
            List<String> more = spend(next);
            if (total(more).compareTo(budget) > 0) {
                return new Outcome(winners, share, tried + 1, "next_over_budget");
            }
            winners = more;
            share = next;
            next = next.plus(Fraction.of(step));
        }
    }

    private boolean nothingFits(List<String> winners, BigInteger budget) {
        for (String code : costs.keySet()) {
            boolean supported =
                    ballots.stream().anyMatch(ballot -> utility(ballot, code).signum() > 0);
            if (supported
                    && !winners.contains(code)
                    && total(winners).add(cost(code)).compareTo(budget) <= 0) {
                return false;
            }
        }
        return true;
    }

    private List<String> spend(Fraction share) {
        List<String> winners = new ArrayList<>(costs.keySet().stream()
                .filter(code -> cost(code).signum() == 0)
                .sorted(favoured)
                .toList());
        Fraction[] purses = new Fraction[ballots.size()];
        for (int i = 0; i < purses.length; i++) {
            purses[i] = share;
        }
        while (true) {
            String best = null;
            Fraction bestPrice = Fraction.of(BigInteger.ZERO);
            for (String code : costs.keySet()) {
                Fraction price = winners.contains(code) ? null : price(code, purses);
                int order = price == null || best == null ? -1 : price.compareTo(bestPrice);
                if (price != null && (order < 0 || (order == 0 && favoured.compare(code, best) < 0))) {
                    best = code;
                    bestPrice = price;
                }
            }
            if (best == null) {
                return winners;
            }
            winners.add(best);
            for (int i = 0; i < purses.length; i++) {
                Fraction due = bestPrice.times(Fraction.of(utility(ballots.get(i), best)));
                purses[i] = due.compareTo(purses[i]) > 0 ? Fraction.of(BigInteger.ZERO) : purses[i].plus(due.negated());
            }
        }
    }

    /** Null if its supporters cannot pay. */
    private @Nullable Fraction price(String code, Fraction[] purses) {
        List<Integer> supporters = new ArrayList<>();
        Fraction money = Fraction.of(BigInteger.ZERO);
        BigInteger worth = BigInteger.ZERO;
        for (int i = 0; i < purses.length; i++) {
            if (utility(ballots.get(i), code).signum() > 0) {
                supporters.add(i);
                money = money.plus(purses[i]);
                worth = worth.add(utility(ballots.get(i), code));
            }
        }
        if (supporters.isEmpty() || money.compareTo(Fraction.of(cost(code))) < 0) {
            return null;
        }
        supporters.sort(Comparator.comparing(i -> purses[i].over(utility(ballots.get(i), code))));
        Fraction missing = Fraction.of(cost(code));
        for (int i : supporters) {
            Fraction price = missing.over(worth);
            BigInteger own = utility(ballots.get(i), code);
            if (price.times(Fraction.of(own)).compareTo(purses[i]) <= 0) {
                return price;
            }
            missing = missing.plus(purses[i].negated());
            worth = worth.subtract(own);
        }
        throw new AssertionError("they have enough together");
    }

    private BigInteger utility(Ballot ballot, String code) {
        BigInteger given = given(ballot, code);
        boolean named = switch (ballot) {
            case Ballot.Ordinal ordinal -> ordinal.ranking().contains(code);
            default -> given.signum() > 0;
        };
        return switch (rules.utility()) {
            case COST -> named ? cost(code) : BigInteger.ZERO;
            case CARDINALITY -> named ? BigInteger.ONE : BigInteger.ZERO;
            case POINTS -> given;
            case BORDA -> named ? borda(((Ballot.Ordinal) ballot).ranking(), code) : BigInteger.ZERO;
        };
    }

    private static BigInteger borda(List<String> ranking, String code) {
        return BigInteger.valueOf(ranking.size() - 1 - ranking.indexOf(code));
    }

    private BigInteger given(Ballot ballot, String code) {
        return switch (ballot) {
            case Ballot.Single single -> single.selections().contains(code) ? BigInteger.ONE : BigInteger.ZERO;
            case Ballot.Approval approval -> approval.selections().contains(code) ? BigInteger.ONE : BigInteger.ZERO;
            case Ballot.Cumulative points -> BigInteger.valueOf(points.points().getOrDefault(code, 0L));
            case Ballot.Ordinal ordinal -> {
                int place = ordinal.ranking().indexOf(code);
                yield place < 0
                        ? BigInteger.ZERO
                        : BigInteger.valueOf(rules.positionPoints().get(place));
            }
            default -> throw new AssertionError(ballot);
        };
    }

    private BigInteger score(String code) {
        BigInteger score = BigInteger.ZERO;
        for (Ballot ballot : ballots) {
            score = score.add(rules.utility() == Utility.BORDA ? utility(ballot, code) : given(ballot, code));
        }
        return score;
    }

    private BigInteger total(List<String> winners) {
        return winners.stream().map(this::cost).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger cost(String code) {
        return costs.getOrDefault(code, BigInteger.ZERO);
    }

    /** @param bottom above 0 */
    record Fraction(BigInteger top, BigInteger bottom) implements Comparable<Fraction> {

        static Fraction of(BigInteger whole) {
            return new Fraction(whole, BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            BigInteger common = bottom.gcd(other.bottom);
            return new Fraction(
                    top.multiply(other.bottom.divide(common)).add(other.top.multiply(bottom.divide(common))),
                    bottom.multiply(other.bottom.divide(common)));
        }

        Fraction negated() {
            return new Fraction(top.negate(), bottom);
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction over(BigInteger divisor) {
            return new Fraction(top, bottom.multiply(divisor));
        }

        @Override
        public int compareTo(Fraction other) {
            return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
        }
    }
}
