package org.minga.tally.methods.condorcet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;

/**
 * Ranks by the order with the most agreement. Works on sets of options, as bits: how well the options of a set can be
 * ordered among themselves does not depend on what stands before them.
 */
final class KemenyRanker implements Ranker {

    @Override
    public Ranking rank(Duels duels, TieRule ties, List<Round> rounds) {
        BigInteger[] best = best(duels);
        long[] orders = orders(duels, best);
        int all = best.length - 1;
        List<Integer> order = order(duels, best, ties);
        List<String> codes = order.stream().map(duels::code).toList();
        rounds.add(new Round.Ordered(rounds.size() + 1, codes, Rational.of(best[all]), orders[all]));
        return new Ranking(levels(duels, best, order));
    }

    /** For each set, the most agreement that an order of its options can have. */
    private static BigInteger[] best(Duels duels) {
        BigInteger[] best = new BigInteger[1 << duels.size()];
        Arrays.fill(best, BigInteger.ZERO);
        for (int set = 1; set < best.length; set++) {
            for (int left = set; left != 0; left &= left - 1) {
                int first = Integer.numberOfTrailingZeros(left);
                best[set] = best[set].max(startingWith(duels, first, set, best));
            }
        }
        return best;
    }

    /** The most agreement of an order of a set that starts with one of its options. */
    private static BigInteger startingWith(Duels duels, int first, int set, BigInteger[] best) {
        int rest = set & ~(1 << first);
        BigInteger sum = best[rest];
        for (int left = rest; left != 0; left &= left - 1) {
            sum = sum.add(BigInteger.valueOf(duels.preferred(first, Integer.numberOfTrailingZeros(left))));
        }
        return sum;
    }

    /** The options with which a best order of a set can start. */
    private static List<Integer> starts(Duels duels, int set, BigInteger[] best) {
        return IntStream.range(0, duels.size())
                .filter(option -> (set & 1 << option) != 0)
                .filter(option -> startingWith(duels, option, set, best).equals(best[set]))
                .boxed()
                .toList();
    }

    /** For each set, how many orders of its options are best. */
    private static long[] orders(Duels duels, BigInteger[] best) {
        long[] orders = new long[best.length];
        orders[0] = 1;
        for (int set = 1; set < orders.length; set++) {
            for (int option : starts(duels, set, best)) {
                orders[set] += orders[set & ~(1 << option)];
            }
        }
        return orders;
    }

    private static List<Integer> order(Duels duels, BigInteger[] best, TieRule ties) {
        Comparator<Integer> favoured = Comparator.comparing(duels::code, ties.order());
        List<Integer> order = new ArrayList<>();
        int set = best.length - 1;
        while (set != 0) {
            int next = starts(duels, set, best).stream().min(favoured).orElseThrow();
            order.add(next);
            set &= ~(1 << next);
        }
        return order;
    }

    /** Cuts an order wherever all best orders have the same options before the cut. */
    private static List<List<Integer>> levels(Duels duels, BigInteger[] best, List<Integer> order) {
        boolean[] reached = new boolean[best.length];
        int[] sets = new int[duels.size() + 1];
        reached[best.length - 1] = true;
        for (int set = best.length - 1; set > 0; set--) {
            if (reached[set]) {
                sets[Integer.bitCount(set)]++;
                for (int option : starts(duels, set, best)) {
                    reached[set & ~(1 << option)] = true;
                }
            }
        }
        List<List<Integer>> levels = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            if (sets[order.size() - place] == 1) {
                levels.add(new ArrayList<>());
            }
            levels.getLast().add(order.get(place));
        }
        return levels;
    }
}
