package org.minga.tally.methods.pairwise;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.minga.tally.methods.Rational;

/**
 * Log strengths of the Bradley-Terry model: the values under which the choices are likeliest, if an option of strength
 * s is preferred to one of strength t with chance 1 / (1 + e^(t − s)), and each option has won and lost once more
 * against a reference of strength 0, which makes these values finite and unique.
 *
 * <p>Found by Newton's method from 0, each step shortened by 1 / (1 + δ) as long as its size δ is large, which leads to
 * the maximum from anywhere (T. Sun, Q. Tran-Dinh: Generalized self-concordant functions, Mathematical Programming 178,
 * 2019). Steps and their inner steps are limited in number, so it always ends.
 */
final class BradleyTerry {

    /** Beyond that, rounding could show in the ninth decimal. */
    static final long MAX_CHOICES = 10_000_000_000L;

    private static final int MAX_STEPS = 200;

    /** Two to the −36: Newton's last step is far smaller, and steps are exact to thirteen decimals. */
    private static final int SETTLED_BITS = 36;

    /** Binary places of slopes beyond those of values: a chance of one in a billion must keep its digits. */
    private static final int SLOPE_BITS = 30;

    private static final int COARSE = 16;
    private static final int COARSE_STEPS = 50;
    private static final int FINE = 40;
    private static final int FINE_STEPS = 500;
    private static final BigInteger BILLION = BigInteger.TEN.pow(9);

    private final int[] first;
    private final int[] second;
    private final long[] firstWins;
    private final long[] secondWins;
    private final long[] strengths;
    private final boolean tooMany;
    /** How many binary places conductances lack, so that the sum at each option fits into a long. */
    private final int shift;

    private BradleyTerry(Duels duels) {
        List<Duels.Pair> pairs = duels.pairs();
        this.first = pairs.stream().mapToInt(pair -> pair.first).toArray();
        this.second = pairs.stream().mapToInt(pair -> pair.second).toArray();
        this.firstWins = pairs.stream().mapToLong(pair -> pair.firstWins).toArray();
        this.secondWins = pairs.stream().mapToLong(pair -> pair.secondWins).toArray();
        this.strengths = new long[duels.options()];
        BigInteger choices = BigInteger.ZERO;
        long most = 0;
        for (int i = 0; i < strengths.length; i++) {
            choices = choices.add(BigInteger.valueOf(duels.wins(i)));
            most = Math.max(most, duels.wins(i) + duels.losses(i));
        }
        this.tooMany = choices.compareTo(BigInteger.valueOf(MAX_CHOICES)) > 0;
        this.shift = Long.SIZE - Long.numberOfLeadingZeros(most | 2);
    }

    static BradleyTerry of(Duels duels) {
        return new BradleyTerry(duels);
    }

    /** For each option, rounded to nine decimals; empty if there are too many choices or no end was found. */
    Optional<List<Rational>> logStrengths() {
        if (tooMany) {
            return Optional.empty();
        }
        BigInteger one = BigInteger.ONE.shiftLeft(AnchoredNetwork.EXTRA_BITS + SLOPE_BITS + shift);
        BigInteger settled = one.shiftRight(SETTLED_BITS);
        int precision = COARSE;
        for (int step = 0; step < MAX_STEPS; step++) {
            BigInteger[] slope = new BigInteger[strengths.length];
            BigInteger[] newton = network(slope).solve(slope, precision, precision == FINE ? FINE_STEPS : COARSE_STEPS);
            BigInteger largest = Arrays.stream(newton).map(BigInteger::abs).reduce(BigInteger.ZERO, BigInteger::max);
            // The difference between two options moves by twice that.
            BigInteger size = largest.shiftLeft(1);
            boolean near = size.compareTo(one.shiftRight(1)) <= 0;
            move(newton, near ? one : one.add(size));
            if (largest.compareTo(settled) <= 0 && precision == FINE) {
                return Optional.of(rounded());
            }
            precision = near ? FINE : COARSE;
        }
        return Optional.empty();
    }

    /** Moves by {@code step / divisor}. */
    private void move(BigInteger[] step, BigInteger divisor) {
        BigInteger half = divisor.shiftRight(1);
        for (int i = 0; i < strengths.length; i++) {
            BigInteger moved =
                    step[i].shiftLeft(FixedPoint.ARGUMENT_BITS).add(half).divide(divisor);
            strengths[i] += moved.longValueExact();
        }
    }

    /**
     * The slope and the curvature of the log-likelihood.
     *
     * @param slope filled with its slope in the direction of each option
     */
    private AnchoredNetwork network(BigInteger[] slope) {
        WideSums slopes = new WideSums(strengths.length);
        long[] conductances = new long[first.length];
        long[] anchors = new long[strengths.length];
        for (int pair = 0; pair < first.length; pair++) {
            long lead = strengths[first[pair]] - strengths[second[pair]];
            int halvings = FixedPoint.halvings(Math.abs(lead));
            long tail = FixedPoint.tail(Math.abs(lead), halvings);
            int stronger = lead >= 0 ? first[pair] : second[pair];
            int weaker = lead >= 0 ? second[pair] : first[pair];
            long upsets = lead >= 0 ? secondWins[pair] : firstWins[pair];
            long choices = firstWins[pair] + secondWins[pair];
            // Upsets expected and not seen push the two apart, and the other way round.
            slopes.addProduct(stronger, choices, tail, SLOPE_BITS - halvings);
            slopes.addProduct(stronger, -upsets, FixedPoint.ONE, SLOPE_BITS);
            slopes.addProduct(weaker, -choices, tail, SLOPE_BITS - halvings);
            slopes.addProduct(weaker, upsets, FixedPoint.ONE, SLOPE_BITS);
            long curvature = curvature(tail, halvings);
            conductances[pair] =
                    (Math.multiplyHigh(choices, curvature) << (Long.SIZE - shift)) | ((choices * curvature) >>> shift);
        }
        for (int i = 0; i < strengths.length; i++) {
            int halvings = FixedPoint.halvings(Math.abs(strengths[i]));
            long tail = FixedPoint.tail(Math.abs(strengths[i]), halvings);
            int away = strengths[i] >= 0 ? 1 : -1;
            slopes.addProduct(i, -away, FixedPoint.ONE, SLOPE_BITS);
            slopes.addProduct(i, 2 * away, tail, SLOPE_BITS - halvings);
            anchors[i] = Math.max(1, (2 * curvature(tail, halvings)) >>> shift);
            slope[i] = slopes.get(i);
        }
        return new AnchoredNetwork(first, second, conductances, anchors);
    }

    private static long curvature(long tail, int halvings) {
        long value = tail >> Math.min(halvings, FixedPoint.VALUE_BITS);
        return FixedPoint.times(value, FixedPoint.ONE - value);
    }

    private List<Rational> rounded() {
        List<Rational> rounded = new ArrayList<>();
        BigInteger half = BigInteger.ONE.shiftLeft(FixedPoint.ARGUMENT_BITS - 1);
        for (long strength : strengths) {
            BigInteger billionths =
                    BigInteger.valueOf(strength).multiply(BILLION).add(half).shiftRight(FixedPoint.ARGUMENT_BITS);
            rounded.add(new Rational(billionths, BILLION));
        }
        return rounded;
    }
}
