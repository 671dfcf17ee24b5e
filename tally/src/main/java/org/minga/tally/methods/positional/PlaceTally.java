package org.minga.tally.methods.positional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minga.tally.methods.Rational;

/** How often each option took which places; exact, since no number exceeds the number of ballots. */
final class PlaceTally {

    /**
     * Places taken up together.
     *
     * @param before how many places are better
     * @param size how many places these are
     * @param left whether they were left to the options that a ballot does not rank
     */
    private record Span(int before, int size, boolean left) {}

    /** For each option; takes back what {@link #leftToAll} says too much. */
    private final List<Map<Span, Long>> own = new ArrayList<>();

    /** Told of all options alike, since most ballots rank few of many. */
    private final Map<Span, Long> leftToAll = new HashMap<>();

    PlaceTally(int options) {
        for (int i = 0; i < options; i++) {
            own.add(new HashMap<>());
        }
    }

    void add(List<int[]> ranks, long times) {
        int before = 0;
        for (int[] rank : ranks) {
            addOwn(rank, new Span(before, rank.length, false), times);
            before += rank.length;
        }
        if (before < own.size()) {
            Span left = new Span(before, own.size() - before, true);
            leftToAll.merge(left, times, Long::sum);
            ranks.forEach(rank -> addOwn(rank, left, -times));
        }
    }

    private void addOwn(int[] options, Span span, long times) {
        for (int option : options) {
            own.get(option).merge(span, times, Long::sum);
        }
    }

    /** What each option gets. */
    List<Rational> scores(PlacePoints points, SharedRank shared, Unranked unranked) {
        Rational toAll = sum(leftToAll, points, shared, unranked);
        return own.stream()
                .map(counts -> toAll.plus(sum(counts, points, shared, unranked)))
                .toList();
    }

    private static Rational sum(Map<Span, Long> counts, PlacePoints points, SharedRank shared, Unranked unranked) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Span, Long> count : counts.entrySet()) {
            Span span = count.getKey();
            Rational worth =
                    span.left() ? left(points, span, unranked) : points.worth(span.before(), span.size(), shared);
            sum = sum.plus(worth.times(Rational.of(count.getValue())));
        }
        return sum;
    }

    private static Rational left(PlacePoints points, Span span, Unranked unranked) {
        return switch (unranked) {
            case SHARE_THE_REST -> points.worth(span.before(), span.size(), SharedRank.AVERAGE);
            case NOTHING -> Rational.ZERO;
        };
    }
}
