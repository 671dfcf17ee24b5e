package org.minga.tally.methods.pairwise;

import java.math.BigInteger;

/**
 * The logistic function in fixed point: arguments with {@value #ARGUMENT_BITS} binary places, values with {@value
 * #VALUE_BITS}. The same bits on every machine.
 */
final class FixedPoint {

    static final int ARGUMENT_BITS = 44;
    static final int VALUE_BITS = 62;
    static final long ONE = 1L << VALUE_BITS;

    /** Smaller values make no difference to anything. */
    private static final int MAX_HALVINGS = 120;

    /** ln 2, from the first digits of its decimal expansion. */
    private static final long LN2 = new BigInteger("693147180559945309417232121458")
            .shiftLeft(VALUE_BITS)
            .divide(BigInteger.TEN.pow(30))
            .longValueExact();

    /** 1/k! for the series of the exponential function on [0, ln 2), where 19! is beyond the last binary place. */
    private static final long[] INVERSE_FACTORIALS = inverseFactorials(18);

    /** Each doubles the number of exact bits, of which the first guess has three. */
    private static final int RECIPROCAL_STEPS = 5;

    private FixedPoint() {}

    private static long[] inverseFactorials(int terms) {
        long[] inverses = new long[terms + 1];
        BigInteger factorial = BigInteger.ONE;
        for (int k = 0; k <= terms; k++) {
            factorial = factorial.multiply(BigInteger.valueOf(Math.max(1, k)));
            inverses[k] = BigInteger.ONE.shiftLeft(VALUE_BITS).divide(factorial).longValueExact();
        }
        return inverses;
    }

    /** The product, rounded down, of two values between −1 and 1. */
    static long times(long one, long other) {
        return (Math.multiplyHigh(one, other) << 2) | ((one * other) >>> VALUE_BITS);
    }

    /**
     * How often {@link #tail} halves its value: about x / ln 2.
     *
     * @param x 0 or more
     */
    static int halvings(long x) {
        return (int) Math.min(MAX_HALVINGS, x / (LN2 >>> (VALUE_BITS - ARGUMENT_BITS)));
    }

    /**
     * 1 / (1 + eˣ), times 2 to the {@code halvings}, so that it keeps its digits however small it is: between a quarter
     * and 1, or 0 for the largest of arguments.
     *
     * @param x 0 or more
     * @param halvings of x
     */
    static long tail(long x, int halvings) {
        if (halvings == MAX_HALVINGS) {
            return 0;
        }
        // e⁻ˣ is 2⁻ᵏ e⁻ʳ. Both terms of r may overflow, their difference does not: it is below ln 2, and below 0 at
        // most
        // by rounding.
        long rest = (x << (VALUE_BITS - ARGUMENT_BITS)) - halvings * LN2;
        long sum = 0;
        for (int k = INVERSE_FACTORIALS.length - 1; k >= 0; k--) {
            sum = INVERSE_FACTORIALS[k] - times(sum, rest);
        }
        long power = Math.min(ONE, sum);
        return times(power, inverseOfOnePlus(power >> Math.min(halvings, VALUE_BITS)));
    }

    /** 1 / (1 + v) for v between 0 and 1, by Newton's iteration from 1 − v/2. */
    private static long inverseOfOnePlus(long value) {
        long inverse = ONE - value / 2;
        for (int step = 0; step < RECIPROCAL_STEPS; step++) {
            inverse += times(inverse, ONE - inverse - times(value, inverse));
        }
        return inverse;
    }
}
