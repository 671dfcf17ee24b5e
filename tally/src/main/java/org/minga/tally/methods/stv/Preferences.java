package org.minga.tally.methods.stv;

import java.util.Arrays;
import org.minga.tally.methods.counting.RankedBox;

/** Reads the preferences of a ballot, best first, out of its ranks. An option counts where it is named first. */
record Preferences(SharedRanks shared, SkippedRanks skipped) {

    int[] of(int[][] ranks) {
        int[] preferences = new int[ranks.length];
        int size = 0;
        for (int[] rank : ranks) {
            boolean single = rank.length == 1 && rank[0] != RankedBox.OVERVOTED;
            if (single) {
                if (!contains(preferences, size, rank[0])) {
                    preferences[size++] = rank[0];
                }
            } else if (rank.length == 0 ? skipped == SkippedRanks.END_BALLOT : shared == SharedRanks.END_BALLOT) {
                break;
            }
        }
        return Arrays.copyOf(preferences, size);
    }

    private static boolean contains(int[] preferences, int size, int option) {
        for (int i = 0; i < size; i++) {
            if (preferences[i] == option) {
                return true;
            }
        }
        return false;
    }
}
