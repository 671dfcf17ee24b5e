package org.minga.tally.methods.budget;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An option that has supporters and a cost. Holds a lower bound of its price while shares are spent: the price can only
 * rise, because money only gets less.
 */
final class Offer {

    /** More would not fit when multiplied with money. */
    private static final int PLAIN_BITS = 62;

    final int option;
    final long cost;

    /** What a utility of 1 in {@link #utilities} stands for. */
    final long unit;

    /** Supporters as indices of baskets. Those who have nothing left are moved behind {@link #live}. */
    final int[] baskets;

    /** Of each supporter; null if all are 1. */
    final long @Nullable [] utilities;

    /** Utility of all supporters together. */
    final BigInteger worth;

    int live;

    /** No higher than the price per utility of 1, in the money of {@link Purses}. */
    long bound;

    Offer(int option, long cost, long unit, int[] baskets, long[] utilities, long[] times) {
        this.option = option;
        this.cost = cost;
        this.unit = unit;
        this.baskets = baskets;
        boolean uniform = true;
        WideSums sums = new WideSums();
        for (int i = 0; i < baskets.length; i++) {
            uniform &= utilities[i] == 1;
            sums.add(0, utilities[i], times[baskets[i]]);
        }
        this.utilities = uniform ? null : utilities;
        this.worth = sums.get(0);
    }

    long utility(int index) {
        return utilities == null ? 1 : utilities[index];
    }

    long largestUtility() {
        long largest = 1;
        for (int i = 0; i < baskets.length; i++) {
            largest = Math.max(largest, utility(i));
        }
        return largest;
    }

    /** Whether sums of utilities fit into a long, so that bounds can be found without exact fractions. */
    boolean isPlain() {
        return worth.bitLength() <= PLAIN_BITS;
    }

    /** Moves a supporter who has nothing left out of the way. */
    void retire(int index) {
        live--;
        int basket = baskets[index];
        baskets[index] = baskets[live];
        baskets[live] = basket;
        if (utilities != null) {
            long utility = utilities[index];
            utilities[index] = utilities[live];
            utilities[live] = utility;
        }
    }

    /** By lower bound of the price; compared as 128-bit products, since units may be as large as costs. */
    static int byBound(Offer one, Offer other) {
        return one.unit == other.unit
                ? Long.compare(one.bound, other.bound)
                : compareProducts(one.bound, other.unit, other.bound, one.unit);
    }

    /** Compares {@code a * b} with {@code c * d}, none of them negative. */
    static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
