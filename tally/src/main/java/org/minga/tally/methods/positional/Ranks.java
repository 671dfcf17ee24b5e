package org.minga.tally.methods.positional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what is marked on a ballot as a ranking. */
final class Ranks {

    private Ranks() {}

    /**
     * The ranks that hold options, each option where it is mentioned first: skipped ranks, overvotes that cannot be
     * read and repetitions fall away.
     */
    static List<int[]> read(int[][] marked) {
        List<int[]> ranks = new ArrayList<>(marked.length);
        Set<Integer> seen = new HashSet<>();
        for (int[] rank : marked) {
            int[] fresh = Arrays.stream(rank)
                    .filter(option -> option >= 0 && seen.add(option))
                    .toArray();
            if (fresh.length > 0) {
                ranks.add(fresh);
            }
        }
        return ranks;
    }
}
