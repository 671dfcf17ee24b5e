package org.minga.tally.methods.budget;

import java.math.BigInteger;
import java.util.Arrays;

/** Sums of products of longs in 128 bits each: enough for any number of ballots that fits into a long, at any utility. */
final class WideSums {

    private static final BigInteger LOW_HALF =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private long[] high = new long[16];
    private long[] low = new long[16];

    /** Makes the first so many sums zero. */
    void clear(int size) {
        if (size > high.length) {
            high = new long[2 * size];
            low = new long[2 * size];
        }
        Arrays.fill(high, 0, size, 0);
        Arrays.fill(low, 0, size, 0);
    }

    void add(int index, long one, long other) {
        long product = one * other;
        long sum = low[index] + product;
        long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        low[index] = sum;
        high[index] += Math.multiplyHigh(one, other) + carry;
    }

    boolean isZero(int index) {
        return high[index] == 0 && low[index] == 0;
    }

    BigInteger get(int index) {
        return high[index] == 0 && low[index] >= 0
                ? BigInteger.valueOf(low[index])
                : BigInteger.valueOf(high[index])
                        .shiftLeft(Long.SIZE)
                        .add(BigInteger.valueOf(low[index]).and(LOW_HALF));
    }
}
