package org.minga.tally.methods.budget;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.minga.tally.methods.Rational;

/** Finds the share that counts, trying one after another where the rules want the budget spent. */
final class Shares {

    private final EqualShares rules;
    private final long[] costs;
    private final Market market;
    private final long voters;
    private final long budget;

    Shares(EqualShares rules, long[] costs, Market market, long voters) {
        this.rules = rules;
        this.costs = costs;
        this.market = market;
        this.voters = voters;
        this.budget = rules.budget().amount();
    }

    /**
     * The outcome that counts.
     *
     * @param runs how many shares were tried, the one that overspent included
     * @param unspent of the budget
     */
    record Settled(Rational share, long runs, Reason reason, List<Purchase> purchases, long unspent) {}

    /** Why no other share was tried, or taken. */
    enum Reason {
        BUDGET,
        EXHAUSTIVE,
        NEXT_OVER_BUDGET,
        MOST_RUNS;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Settled settle() {
        Rational share = voters == 0 ? Rational.ZERO : Rational.of(budget, voters);
        List<Purchase> purchases = Objects.requireNonNull(market.buy(share, budget), "a budget cannot be overspent");
        if (rules.completion() == Completion.NONE) {
            return settled(share, 1, Reason.BUDGET, purchases);
        }
        for (long runs = 1; ; runs++) {
            if (isExhaustive(purchases)) {
                return settled(share, runs, Reason.EXHAUSTIVE, purchases);
            }
            if (runs == rules.mostRuns()) {
                return settled(share, runs, Reason.MOST_RUNS, purchases);
            }
            Rational next = raised(runs);
            List<Purchase> more = market.buy(next, budget);
            if (more == null) {
                return settled(share, runs + 1, Reason.NEXT_OVER_BUDGET, purchases);
            }
            share = next;
            purchases = more;
        }
    }

    private Rational raised(long times) {
        BigInteger step = BigInteger.valueOf(rules.step());
        BigInteger raise = step.multiply(BigInteger.valueOf(times));
        Rational first = Rational.of(budget, voters);
        BigInteger wholeSteps = first.floor().divide(step).multiply(step);
        return (rules.completion() == Completion.ADD1_INTEGER ? Rational.of(wholeSteps) : first)
                .plus(Rational.of(raise));
    }

    /** Whether no option with a supporter is left that the rest of the budget could pay. */
    private boolean isExhaustive(List<Purchase> purchases) {
        long unspent = unspent(purchases);
        Set<Integer> bought = new HashSet<>();
        purchases.forEach(purchase -> bought.add(purchase.option()));
        return market.offers().stream().noneMatch(offer -> offer.cost <= unspent && !bought.contains(offer.option));
    }

    private long unspent(List<Purchase> purchases) {
        return budget
                - purchases.stream()
                        .mapToLong(purchase -> costs[purchase.option()])
                        .sum();
    }

    private Settled settled(Rational share, long runs, Reason reason, List<Purchase> purchases) {
        return new Settled(share, runs, reason, purchases, unspent(purchases));
    }
}
