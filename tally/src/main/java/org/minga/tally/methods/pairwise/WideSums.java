package org.minga.tally.methods.pairwise;

import java.math.BigInteger;
import java.util.Arrays;

/** Many sums of products of two longs, exact as long as they stay below 2¹²⁷. */
final class WideSums {

    private final long[] high;
    private final long[] low;

    WideSums(int size) {
        this.high = new long[size];
        this.low = new long[size];
    }

    void clear() {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
    }

    void addProduct(int index, long one, long other) {
        add(index, Math.multiplyHigh(one, other), one * other);
    }

    /** Adds the product times a power of two, from 2⁻¹²⁷ to 2⁶³, rounded down. */
    void addProduct(int index, long one, long other, int power) {
        long productHigh = Math.multiplyHigh(one, other);
        long productLow = one * other;
        if (power > 0) {
            add(index, (productHigh << power) | (productLow >>> (Long.SIZE - power)), productLow << power);
        } else if (power <= -Long.SIZE) {
            add(index, productHigh >> (Long.SIZE - 1), productHigh >> (-power - Long.SIZE));
        } else if (power < 0) {
            add(index, productHigh >> -power, (productHigh << (Long.SIZE + power)) | (productLow >>> -power));
        } else {
            add(index, productHigh, productLow);
        }
    }

    void subtractProduct(int index, long one, long other) {
        long productLow = one * other;
        // Two's complement: the negative is the inverse plus one.
        long carry = productLow == 0 ? 1 : 0;
        add(index, ~Math.multiplyHigh(one, other) + carry, -productLow);
    }

    private void add(int index, long addendHigh, long addendLow) {
        long sum = low[index] + addendLow;
        high[index] += addendHigh + (Long.compareUnsigned(sum, addendLow) < 0 ? 1 : 0);
        low[index] = sum;
    }

    BigInteger get(int index) {
        BigInteger lower = BigInteger.valueOf(low[index] >>> 1).shiftLeft(1).add(BigInteger.valueOf(low[index] & 1));
        return BigInteger.valueOf(high[index]).shiftLeft(Long.SIZE).add(lower);
    }
}
