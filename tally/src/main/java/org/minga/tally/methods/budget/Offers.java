package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minga.tally.methods.budget.Baskets.Basket;

/** Turns baskets round: from the options of each ballot to the supporters of each option. */
final class Offers {

    private final long[] times;
    private final int[][] baskets;
    private final long[][] utilities;

    Offers(List<Map.Entry<Basket, long[]>> groups, int options) {
        int[] sizes = new int[options];
        for (Map.Entry<Basket, long[]> group : groups) {
            for (int option : group.getKey().options()) {
                sizes[option]++;
            }
        }
        times = new long[groups.size()];
        baskets = new int[options][];
        utilities = new long[options][];
        for (int option = 0; option < options; option++) {
            baskets[option] = new int[sizes[option]];
            utilities[option] = new long[sizes[option]];
        }
        for (int group = groups.size() - 1; group >= 0; group--) {
            times[group] = groups.get(group).getValue()[0];
            Basket basket = groups.get(group).getKey();
            for (int i = 0; i < basket.options().length; i++) {
                int option = basket.options()[i];
                int at = --sizes[option];
                baskets[option][at] = group;
                utilities[option][at] = basket.utilities()[i];
            }
        }
    }

    /** Options with a cost and a supporter. */
    List<Offer> all(long[] costs, Utility utility) {
        List<Offer> offers = new ArrayList<>();
        for (int option = 0; option < costs.length; option++) {
            if (costs[option] > 0 && baskets[option].length > 0) {
                long unit = utility == Utility.COST ? costs[option] : 1;
                offers.add(new Offer(option, costs[option], unit, baskets[option], utilities[option], times));
            }
        }
        return offers;
    }
}
