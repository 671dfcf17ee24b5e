package org.minga.tally.methods.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;

/**
 * What every voter has left of an equal share. Exactly, that is the share less the price of each purchase times the
 * utility it had for the voter, or nothing: so only the prices need exact fractions, and they are kept over one common
 * denominator. Beside that, each purse is kept as a long in fractions of a minor unit (a power of two), with a known
 * error: at most 1 too low, and too high by less than 1 for each payment made. Nearly all questions are decided by it,
 * and the others exactly.
 */
final class Purses {

    /** An empty purse; the value makes {@code left + 1}, the most there can be in it, zero. */
    static final long EMPTY = -1;

    private static final int MONEY_BITS = 60;
    private static final int SMALL_UTILITY = 1024;

    final long[] times;
    final long[] left;

    private final int[] firstPayment;
    private final int[] payments;
    private final int[] purchase;
    private final long[] bought;

    private final int utilityBits;
    private final BigInteger voters;
    private final WideSums sums = new WideSums();
    private final long[] paymentOfUtility = new long[SMALL_UTILITY];

    private final List<BigInteger> prices = new ArrayList<>();
    private BigInteger denominator = BigInteger.ONE;
    private BigInteger share = BigInteger.ZERO;
    private int shift;
    private long shareLeft;

    /** @param utilityBits how many bits the largest utility has */
    Purses(List<Map.Entry<Baskets.Basket, long[]>> baskets, BigInteger voters, int utilityBits) {
        int size = baskets.size();
        this.voters = voters;
        this.utilityBits = utilityBits;
        this.times = new long[size];
        this.left = new long[size];
        this.payments = new int[size];
        this.firstPayment = new int[size];
        int all = 0;
        for (int i = 0; i < size; i++) {
            times[i] = baskets.get(i).getValue()[0];
            firstPayment[i] = all;
            all = Math.addExact(all, baskets.get(i).getKey().options().length);
        }
        this.purchase = new int[all];
        this.bought = new long[all];
    }

    /** Gives everyone a new share, in minor units. */
    void fill(Rational newShare) {
        prices.clear();
        denominator = newShare.denominator();
        share = newShare.numerator();
        BigInteger inAll = share.multiply(voters).divide(denominator);
        BigInteger each = share.divide(denominator);
        shift = Math.min(MONEY_BITS - inAll.bitLength(), MONEY_BITS - each.bitLength() - utilityBits);
        shareLeft = new Price(share, denominator).scaled(1, shift).longValueExact();
        Arrays.fill(left, shareLeft);
        Arrays.fill(payments, 0);
    }

    /** Money as purses hold it, rounded down. */
    long scaled(long minorUnits) {
        BigInteger money = BigInteger.valueOf(minorUnits);
        return (shift >= 0 ? money.shiftLeft(shift) : money.shiftRight(-shift)).longValueExact();
    }

    /** Whether all voters together could ever pay this. */
    boolean coverTogether(long minorUnits) {
        return BigInteger.valueOf(minorUnits).multiply(denominator).compareTo(share.multiply(voters)) <= 0;
    }

    /** Whether sums over all voters fit into a long. */
    boolean arePlain() {
        return voters.bitLength() <= MONEY_BITS;
    }

    /**
     * Raises the lower bound of an offer's price: at the old bound some supporters would give all they have; the others
     * must share the rest, which takes at least the new bound. The bound is the price when that changes nothing more.
     */
    Bound raise(Offer offer, long cost) {
        long poor = 0;
        long rich = 0;
        long bound = offer.bound;
        long[] utilities = offer.utilities;
        for (int i = 0; i < offer.live; ) {
            int basket = offer.baskets[i];
            long has = left[basket];
            if (has == EMPTY) {
                offer.retire(i);
                continue;
            }
            long utility = utilities == null ? 1 : utilities[i];
            if (has < bound * utility) {
                poor += times[basket] * (has + 1);
            } else {
                rich += times[basket] * utility;
            }
            i++;
        }
        long missing = cost - poor;
        if (rich == 0) {
            return missing > 0 ? Bound.OUT_OF_REACH : Bound.REACHED;
        }
        long next = missing / rich;
        if (next > shareLeft) {
            return Bound.OUT_OF_REACH;
        }
        if (next <= bound) {
            return Bound.REACHED;
        }
        offer.bound = next;
        return Bound.RAISED;
    }

    /** What trying to raise a bound came to. */
    enum Bound {
        RAISED,
        /** It cannot be raised any more without exact fractions. */
        REACHED,
        /** The supporters cannot pay. */
        OUT_OF_REACH
    }

    /**
     * The exact price per utility of 1 in {@link Offer#utilities}; null if the supporters cannot pay. Approaches it from
     * below like {@link #raise}, and has it when a step changes nothing.
     */
    @Nullable
    Price exact(Offer offer) {
        Price price = null;
        while (true) {
            Price next = step(offer, price);
            if (next == null && price != null) {
                return null;
            }
            if (next == null) {
                // The bound was no help: begin with nobody giving all.
                next = new Price(BigInteger.valueOf(offer.cost), offer.worth);
            } else if (price != null && next.compareTo(price) == 0) {
                return next;
            }
            price = next;
        }
    }

    /**
     * What those who can pay more than a price would have to pay, if the others gave all they have; null if there are
     * none. Whoever is put among the others, the result is no higher than the true price, so the first step may take
     * the offer's bound for its price.
     */
    @Nullable
    private Price step(Offer offer, @Nullable Price price) {
        int payers = prices.size();
        int rich = payers + 1;
        sums.clear(payers + 2);
        if (price != null) {
            forget();
        }
        for (int i = 0; i < offer.live; i++) {
            int basket = offer.baskets[i];
            long has = left[basket];
            if (has == EMPTY) {
                continue;
            }
            long utility = offer.utility(i);
            boolean poor = price == null ? has < offer.bound * utility : compare(basket, price, utility) < 0;
            if (poor) {
                sums.add(payers, times[basket], 1);
                addPayments(basket);
            } else {
                sums.add(rich, times[basket], utility);
            }
        }
        if (sums.isZero(rich)) {
            return null;
        }
        BigInteger missing =
                BigInteger.valueOf(offer.cost).multiply(denominator).subtract(share.multiply(sums.get(payers)));
        for (int i = 0; i < payers; i++) {
            if (!sums.isZero(i)) {
                missing = missing.add(prices.get(i).multiply(sums.get(i)));
            }
        }
        return new Price(missing, denominator.multiply(sums.get(rich)));
    }

    private void addPayments(int basket) {
        int from = firstPayment[basket];
        for (int i = from; i < from + payments[basket]; i++) {
            sums.add(purchase[i], times[basket], bought[i]);
        }
    }

    /** Whether a purse holds less than, exactly or more than what so much utility costs. */
    private int compare(int basket, Price price, long utility) {
        long has = left[basket];
        long due = payment(price, utility);
        if (has + 1 <= due) {
            return -1;
        }
        return has - payments[basket] >= due + 1 ? 1 : compareExactly(basket, price, utility);
    }

    private int compareExactly(int basket, Price price, long utility) {
        BigInteger has = share;
        int from = firstPayment[basket];
        for (int i = from; i < from + payments[basket]; i++) {
            has = has.subtract(prices.get(purchase[i]).multiply(BigInteger.valueOf(bought[i])));
        }
        return new Price(has, denominator)
                .compareTo(new Price(price.amount().multiply(BigInteger.valueOf(utility)), price.per()));
    }

    /** Makes room for the payments of another price. */
    private void forget() {
        Arrays.fill(paymentOfUtility, -1);
    }

    /** What so much utility costs as purses hold it, rounded down; at most twice the share. */
    private long payment(Price price, long utility) {
        if (utility >= SMALL_UTILITY) {
            return computed(price, utility);
        }
        int index = (int) utility;
        if (paymentOfUtility[index] < 0) {
            paymentOfUtility[index] = computed(price, utility);
        }
        return paymentOfUtility[index];
    }

    private long computed(Price price, long utility) {
        if (price.amount().signum() <= 0) {
            return 0;
        }
        BigInteger most = BigInteger.valueOf(2 * shareLeft + 2);
        return price.scaled(utility, shift).min(most).longValueExact();
    }

    /** The lower bound that an exact price is. */
    long bound(Price price) {
        return computed(price, 1);
    }

    /**
     * Takes the price of an offer from its supporters.
     *
     * @return how many of them paid
     */
    long pay(Offer offer, Price price) {
        forget();
        int index = prices.size();
        long paying = 0;
        for (int i = 0; i < offer.live; i++) {
            int basket = offer.baskets[i];
            if (left[basket] == EMPTY) {
                continue;
            }
            paying += times[basket];
            long utility = offer.utility(i);
            if (compare(basket, price, utility) <= 0) {
                left[basket] = EMPTY;
            } else {
                left[basket] -= payment(price, utility);
                int at = firstPayment[basket] + payments[basket]++;
                purchase[at] = index;
                bought[at] = utility;
            }
        }
        remember(price);
        return paying;
    }

    /** Brings the new price and all before it over one denominator. */
    private void remember(Price price) {
        BigInteger times = price.per().divide(denominator);
        BigInteger common = times.gcd(price.amount());
        BigInteger factor = times.divide(common);
        prices.replaceAll(one -> one.multiply(factor));
        share = share.multiply(factor);
        denominator = denominator.multiply(factor);
        prices.add(price.amount().divide(common));
    }

    /** Whether none who still have something support two of these offers. */
    boolean areApart(List<Offer> offers) {
        boolean[] seen = new boolean[left.length];
        for (Offer offer : offers) {
            for (int i = 0; i < offer.live; i++) {
                int basket = offer.baskets[i];
                if (left[basket] != EMPTY && seen[basket]) {
                    return false;
                }
                seen[basket] = true;
            }
        }
        return true;
    }
}
