package org.minga.tally.methods.budget;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;

/** Ballots as equal shares see them: which options have which utility, equal ballots together. */
final class Baskets {

    private final Utility utility;
    private final List<Long> positionPoints;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Map<Basket, long[]> times = new HashMap<>();

    Baskets(EqualShares rules, List<BallotOption> options) {
        this.utility = rules.utility();
        this.positionPoints = rules.positionPoints();
        for (BallotOption option : options) {
            indexOf.put(option.code(), indexOf.size());
        }
    }

    /**
     * Options of positive utility, ascending by index, and the utilities. Where utility is the same for all supporters
     * of an option, it is 1 here, and {@link Offer} knows what that stands for.
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by content below, and never changed.
    record Basket(int[] options, long[] utilities) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Basket basket
                    && Arrays.equals(options, basket.options)
                    && Arrays.equals(utilities, basket.utilities);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(options) + Arrays.hashCode(utilities);
        }
    }

    void add(Ballot ballot, long number) {
        Basket basket = sorted(basket(ballot));
        if (basket.options.length > 0) {
            times.computeIfAbsent(basket, first -> new long[1])[0] += number;
        }
    }

    /** Each basket and how many ballots are like it, as an array of one. */
    Map<Basket, long[]> all() {
        return times;
    }

    private Basket basket(Ballot ballot) {
        return switch (ballot) {
            case Ballot.Single single -> alike(single.selections());
            case Ballot.Approval approval -> alike(approval.selections());
            case Ballot.Cumulative cumulative -> cumulative(cumulative.points());
            case Ballot.Ordinal ordinal -> ordinal(ordinal.ranking());
            case Ballot.Ranked ranked -> throw otherKind(ballot);
            case Ballot.Scored scored -> throw otherKind(ballot);
            case Ballot.Quadratic quadratic -> throw otherKind(ballot);
            case Ballot.Pairwise pairwise -> throw otherKind(ballot);
        };
    }

    private static IllegalArgumentException otherKind(Ballot ballot) {
        return new IllegalArgumentException("equal shares do not count " + ballot.kind() + " ballots");
    }

    private Basket alike(List<String> codes) {
        long[] ones = new long[codes.size()];
        Arrays.fill(ones, 1);
        return new Basket(indices(codes), ones);
    }

    private Basket cumulative(Map<String, Long> points) {
        List<String> codes = points.keySet().stream()
                .filter(code -> points.getOrDefault(code, 0L) > 0)
                .toList();
        if (utility != Utility.POINTS) {
            return alike(codes);
        }
        return new Basket(indices(codes), codes.stream().mapToLong(points::get).toArray());
    }

    private Basket ordinal(List<String> ranking) {
        int size = ranking.size();
        return switch (utility) {
            case COST, CARDINALITY -> alike(ranking);
            case POINTS -> new Basket(indices(ranking), longs(positionPoints.subList(0, size)));
            case BORDA ->
                new Basket(
                        indices(ranking),
                        LongStream.range(0, size).map(index -> size - 1 - index).toArray());
        };
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private int[] indices(List<String> codes) {
        return codes.stream().mapToInt(this::index).toArray();
    }

    private int index(String code) {
        Integer index = indexOf.get(code);
        if (index == null) {
            throw new IllegalArgumentException("not a valid ballot: the contest has no option '" + code + "'");
        }
        return index;
    }

    /** By insertion, since ballots are short; those without utility are dropped. */
    private static Basket sorted(Basket basket) {
        int size = 0;
        for (int i = 0; i < basket.options.length; i++) {
            int option = basket.options[i];
            long worth = basket.utilities[i];
            if (worth > 0) {
                int at = size++;
                for (; at > 0 && basket.options[at - 1] > option; at--) {
                    basket.options[at] = basket.options[at - 1];
                    basket.utilities[at] = basket.utilities[at - 1];
                }
                basket.options[at] = option;
                basket.utilities[at] = worth;
            }
        }
        return new Basket(Arrays.copyOf(basket.options, size), Arrays.copyOf(basket.utilities, size));
    }
}
