package org.minga.tally.methods.condorcet;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.counting.RankedBox;

/** How many ballots prefer each option to each other one. Exact, since no number exceeds the number of ballots. */
final class Duels {

    /** Up to which number equal ballots are added in the fast way. */
    private static final long FEW = 1 << 20;

    private final List<String> codes;
    private final long[][] preferred;

    private Duels(List<String> codes) {
        this.codes = codes;
        this.preferred = new long[codes.size()][codes.size()];
    }

    static Duels of(RankedBox box, Unranked unranked) {
        Duels duels = new Duels(box.codes());
        duels.add(box.groups(), unranked);
        return duels;
    }

    int size() {
        return codes.size();
    }

    String code(int option) {
        return codes.get(option);
    }

    /** How many ballots prefer one option to the other. */
    long preferred(int one, int other) {
        return preferred[one][other];
    }

    boolean beats(int one, int other) {
        return preferred[one][other] > preferred[other][one];
    }

    /** How strong the win of one option over the other is, 0 if there is none. */
    long win(int one, int other, Strength strength) {
        if (!beats(one, other)) {
            return 0;
        }
        return switch (strength) {
            case WINNING_VOTES -> preferred[one][other];
            case MARGINS -> preferred[one][other] - preferred[other][one];
        };
    }

    /** The numbers against each other option, by code. */
    SortedMap<String, SortedMap<String, Long>> rows() {
        return rows(preferred);
    }

    SortedMap<String, SortedMap<String, Long>> rows(long[][] numbers) {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            SortedMap<String, Long> row = new TreeMap<>();
            for (int j = 0; j < numbers.length; j++) {
                if (i != j) {
                    row.put(codes.get(j), numbers[i][j]);
                }
            }
            rows.put(codes.get(i), row);
        }
        return rows;
    }

    private void add(List<RankedBox.Group> groups, Unranked unranked) {
        // Sums of few ballots fit into an int, and ints are compared twice as fast as longs.
        int[][] part = new int[size()][size()];
        long inPart = 0;
        int[] places = new int[size()];
        for (RankedBox.Group group : groups) {
            place(group.ranks(), unranked, places);
            if (group.times() > FEW) {
                addMany(places, group.times());
            } else {
                if (inPart + group.times() > Integer.MAX_VALUE) {
                    empty(part);
                    inPart = 0;
                }
                inPart += group.times();
                addFew(places, (int) group.times(), part);
            }
        }
        empty(part);
    }

    /**
     * Finds the place of each option on a ballot, from 0. Where unranked options are not compared, theirs is −1: no
     * ranked option has a better one.
     */
    private static void place(int[][] ranks, Unranked unranked, int[] places) {
        int open = Integer.MAX_VALUE;
        Arrays.fill(places, open);
        for (int place = 0; place < ranks.length; place++) {
            for (int option : ranks[place]) {
                if (option != RankedBox.OVERVOTED && places[option] == open) {
                    places[option] = place;
                }
            }
        }
        if (unranked == Unranked.NOT_COMPARED) {
            for (int i = 0; i < places.length; i++) {
                places[i] = places[i] == open ? -1 : places[i];
            }
        }
    }

    private static void addFew(int[] places, int times, int[][] part) {
        for (int one = 0; one < places.length; one++) {
            if (places[one] >= 0) {
                addRow(places, places[one], times, part[one]);
            }
        }
    }

    /** The sign of the difference instead of a comparison: the compiler makes vector code of it. */
    private static void addRow(int[] places, int place, int times, int[] row) {
        for (int other = 0; other < row.length; other++) {
            row[other] += ((place - places[other]) >> 31) & times;
        }
    }

    private void addMany(int[] places, long times) {
        for (int one = 0; one < places.length; one++) {
            for (int other = 0; other < places.length; other++) {
                if (places[one] >= 0 && places[one] < places[other]) {
                    preferred[one][other] += times;
                }
            }
        }
    }

    private void empty(int[][] part) {
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                preferred[i][j] += part[i][j];
                part[i][j] = 0;
            }
        }
    }
}
