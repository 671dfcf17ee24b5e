package org.minga.voting.pair.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws the next pair for a voter. The first option is drawn in favour of those that were in few choices yet, by the
 * weights of All Our Ideas, so that an option that joins late catches up without being shown to everybody all the time;
 * its partner evenly among those this voter has not seen beside it, and the sides by tossing a coin.
 */
public final class PairDraw {
    private static final double HEAVIEST = 0.05;
    /** Mostly the first will do; only for a voter who has seen nearly all pairs is it worth looking at each. */
    private static final int GUESSES = 10;

    private final List<String> codes;
    private final double[] weights;
    private final double[] upTo;
    private final Set<String> known;

    /** @param choices of options that may be shown, how many each was in */
    public PairDraw(Map<String, Long> choices) {
        codes = List.copyOf(choices.keySet());
        weights = new double[codes.size()];
        upTo = new double[codes.size()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.min(1.0 / (choices.getOrDefault(codes.get(i), 0L) + 1), HEAVIEST);
            total += weights[i];
            upTo[i] = total;
        }
        known = Set.copyOf(codes);
    }

    /** Empty if the voter has seen all pairs. */
    public Optional<Pair> next(SeenPairs seen, RandomGenerator chance) {
        if (codes.size() < 2) {
            return Optional.empty();
        }
        for (int i = 0; i < GUESSES; i++) {
            String first = first(upTo, chance);
            String partner = codes.get(chance.nextInt(codes.size()));
            if (!first.equals(partner) && !seen.with(first).contains(partner)) {
                return Optional.of(sides(first, partner, chance));
            }
        }
        return ofTheRest(seen, chance);
    }

    private Optional<Pair> ofTheRest(SeenPairs seen, RandomGenerator chance) {
        double[] left = new double[weights.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += partners(codes.get(i), seen) > 0 ? weights[i] : 0;
            left[i] = total;
        }
        if (total == 0) {
            return Optional.empty();
        }
        String first = first(left, chance);
        return Optional.of(sides(first, partner(first, seen, chance), chance));
    }

    private static Pair sides(String one, String other, RandomGenerator chance) {
        return chance.nextBoolean() ? new Pair(one, other) : new Pair(other, one);
    }

    /** @param sums of weights; not all are zero */
    private String first(double[] sums, RandomGenerator chance) {
        double total = sums[sums.length - 1];
        return codes.get(at(sums, Math.min(chance.nextDouble() * total, Math.nextDown(total))));
    }

    /** How many options this one was not seen with. */
    private int partners(String code, SeenPairs seen) {
        int left = codes.size() - 1;
        for (String partner : seen.with(code)) {
            left -= known.contains(partner) ? 1 : 0;
        }
        return left;
    }

    /** The first that reaches beyond the point; an option of no weight reaches no further than the one before it. */
    private static int at(double[] upTo, double point) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private String partner(String first, SeenPairs seen, RandomGenerator chance) {
        Set<String> shown = seen.with(first);
        List<String> unseen = new ArrayList<>(codes.size());
        for (String code : codes) {
            if (!code.equals(first) && !shown.contains(code)) {
                unseen.add(code);
            }
        }
        return unseen.get(chance.nextInt(unseen.size()));
    }
}
