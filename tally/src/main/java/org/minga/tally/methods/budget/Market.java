package org.minga.tally.methods.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;

/** What voters can buy out of equal shares, for one share after another. */
final class Market {

    private final List<Offer> offers;
    private final List<Integer> gifts;
    private final Purses purses;
    private final boolean plain;
    private final Comparator<Offer> favoured;

    /**
     * @param costs of the options, by index
     * @param places of the options among equals, by index
     * @param voters how many ballots there are, blank ones included
     */
    Market(EqualShares rules, long[] costs, int[] places, Baskets baskets, long voters) {
        List<Map.Entry<Baskets.Basket, long[]>> groups =
                List.copyOf(baskets.all().entrySet());
        this.favoured = Comparator.comparing(offer -> places[offer.option]);
        this.offers = new Offers(groups, costs.length).all(costs, rules.utility());
        this.gifts = new ArrayList<>();
        for (int option = 0; option < costs.length; option++) {
            if (costs[option] == 0) {
                gifts.add(option);
            }
        }
        gifts.sort(Comparator.comparing(option -> places[option]));
        long largest = offers.stream().mapToLong(Offer::largestUtility).max().orElse(1);
        this.purses = new Purses(groups, BigInteger.valueOf(voters), Long.SIZE - Long.numberOfLeadingZeros(largest));
        this.plain = purses.arePlain() && offers.stream().allMatch(Offer::isPlain);
    }

    /** Options with a supporter and a cost. */
    List<Offer> offers() {
        return offers;
    }

    /**
     * What is bought out of a share, in order; null as soon as it comes to more than {@code most}.
     *
     * @param share per voter, in minor units
     * @param most in minor units
     */
    @Nullable
    List<Purchase> buy(Rational share, long most) {
        purses.fill(share);
        List<Purchase> purchases = new ArrayList<>();
        gifts.forEach(gift -> purchases.add(new Purchase(gift, Price.NOTHING, 0, List.of(gift), false)));
        PriorityQueue<Offer> open = opened();
        long unspent = most;
        for (List<Priced> level = cheapest(open); !level.isEmpty(); level = cheapest(open)) {
            Priced first = level.getFirst();
            if (first.offer.cost > unspent) {
                return null;
            }
            unspent -= first.offer.cost;
            List<Offer> tied = level.stream().map(Priced::offer).toList();
            boolean decisive = level.size() > 1 && !purses.areApart(tied);
            long paying = purses.pay(first.offer, first.own);
            purchases.add(new Purchase(
                    first.offer.option,
                    first.perUtility,
                    paying,
                    tied.stream().map(offer -> offer.option).toList(),
                    decisive));
            open.addAll(tied.subList(1, tied.size()));
        }
        return purchases;
    }

    private PriorityQueue<Offer> opened() {
        PriorityQueue<Offer> open = new PriorityQueue<>(Math.max(1, offers.size()), Offer::byBound);
        for (Offer offer : offers) {
            if (purses.coverTogether(offer.cost)) {
                offer.live = offer.baskets.length;
                offer.bound = 0;
                if (plain) {
                    offer.bound = purses.scaled(offer.cost) / offer.worth.longValueExact();
                }
                open.add(offer);
            }
        }
        return open;
    }

    /**
     * An offer and its exact price.
     *
     * @param own per utility of 1 in {@link Offer#utilities}
     * @param perUtility per unit of utility
     */
    private record Priced(Offer offer, Price own, Price perUtility) {}

    /**
     * Takes the offers of lowest price out of the open ones, favoured first, and those that nobody can pay any more.
     * Bounds are raised, lowest first, until one is the price and lower than all other bounds.
     */
    private List<Priced> cheapest(PriorityQueue<Offer> open) {
        List<Priced> level = new ArrayList<>();
        List<Offer> dearer = new ArrayList<>();
        for (Offer offer = open.poll(); offer != null; offer = open.poll()) {
            if (!level.isEmpty() && isDearer(offer, level.getFirst())) {
                dearer.add(offer);
                break;
            }
            Purses.Bound raised = plain ? purses.raise(offer, purses.scaled(offer.cost)) : Purses.Bound.REACHED;
            switch (raised) {
                case RAISED -> open.add(offer);
                case OUT_OF_REACH -> {}
                case REACHED -> price(offer, level, dearer);
            }
        }
        open.addAll(dearer);
        level.sort(Comparator.comparing(Priced::offer, favoured));
        return level;
    }

    private void price(Offer offer, List<Priced> level, List<Offer> dearer) {
        Price own = purses.exact(offer);
        if (own == null) {
            return;
        }
        Priced priced = new Priced(offer, own, own.over(offer.unit));
        int order = level.isEmpty() ? 0 : priced.perUtility.compareTo(level.getFirst().perUtility);
        if (plain) {
            offer.bound = Math.max(offer.bound, purses.bound(own));
        }
        if (order > 0) {
            dearer.add(offer);
            return;
        }
        if (order < 0) {
            level.forEach(other -> dearer.add(other.offer));
            level.clear();
        }
        level.add(priced);
    }

    /** Whether even the lower bound of an offer is above a price. */
    private boolean isDearer(Offer offer, Priced cheapest) {
        long above = purses.bound(cheapest.own) + 1;
        return Offer.compareProducts(offer.bound, cheapest.offer.unit, above, offer.unit) >= 0;
    }
}
