package org.minga.tally.methods.budget;

import java.math.BigInteger;
import org.minga.tally.methods.Rational;

/**
 * What supporters pay per unit of utility, as an unreduced fraction of minor units.
 *
 * @param amount at least 0
 * @param per above 0
 */
record Price(BigInteger amount, BigInteger per) implements Comparable<Price> {

    static final Price NOTHING = new Price(BigInteger.ZERO, BigInteger.ONE);

    @Override
    public int compareTo(Price other) {
        return per.equals(other.per)
                ? amount.compareTo(other.amount)
                : amount.multiply(other.per).compareTo(other.amount.multiply(per));
    }

    /** The price where each unit of utility counts as so many. */
    Price over(long units) {
        return units == 1 ? this : new Price(amount, per.multiply(BigInteger.valueOf(units)));
    }

    /** What {@code utility} units cost, times 2 to the power of {@code shift}, rounded down. */
    BigInteger scaled(long utility, int shift) {
        BigInteger whole = utility == 1 ? amount : amount.multiply(BigInteger.valueOf(utility));
        return shift >= 0 ? whole.shiftLeft(shift).divide(per) : whole.divide(per.shiftLeft(-shift));
    }

    Rational asRational() {
        return new Rational(amount, per);
    }
}
