package org.minga.tally.methods.elimination;

import java.util.Arrays;
import java.util.BitSet;
import org.minga.tally.methods.counting.RankedBox;

/**
 * How a ballot is read, as often as the options in the count change: rank by rank from the first.
 *
 * @param maxSkippedRanks most skipped ranks in a row; negative for no limit
 * @param maxRankings ranks after this many are not read; 0 for no limit
 */
record BallotReading(
        OvervoteRule overvotes,
        int maxSkippedRanks,
        int maxRankings,
        boolean exhaustOnDuplicate,
        UnrankedOptions unranked) {

    /**
     * The ranks that are read of a ballot: cut to the allowed number, those at the end that were skipped left out,
     * unranked options at the end if they count as last.
     *
     * @param options how many options the contest has
     */
    int[][] ranksOf(int[][] marked, int options) {
        int size = maxRankings == 0 ? marked.length : Math.min(marked.length, maxRankings);
        while (size > 0 && marked[size - 1].length == 0) {
            size--;
        }
        int[][] ranks = Arrays.copyOf(marked, size);
        return unranked == UnrankedOptions.LAST ? withLast(ranks, options) : ranks;
    }

    private static int[][] withLast(int[][] ranks, int options) {
        BitSet left = new BitSet(options);
        left.set(0, options);
        for (int[] rank : ranks) {
            for (int option : rank) {
                if (option != RankedBox.OVERVOTED) {
                    left.clear(option);
                }
            }
        }
        if (left.isEmpty()) {
            return ranks;
        }
        int[][] longer = Arrays.copyOf(ranks, ranks.length + 1);
        longer[ranks.length] = left.stream().toArray();
        return longer;
    }

    /**
     * Whom a ballot counts for.
     *
     * @param ranks as {@link #ranksOf} gives them
     * @param continuing the options still in the count
     * @return the index of an option, or what {@link #inactive} understands
     */
    int holder(int[][] ranks, BitSet continuing) {
        if (ranks.length == 0) {
            return code(Inactive.BLANK);
        }
        BitSet seen = new BitSet();
        int skipped = 0;
        for (int[] rank : ranks) {
            if (rank.length == 0) {
                skipped++;
                continue;
            }
            if (maxSkippedRanks >= 0 && skipped > maxSkippedRanks) {
                return code(Inactive.SKIPPED_RANKS);
            }
            skipped = 0;
            if (exhaustOnDuplicate && repeats(rank, seen)) {
                return code(Inactive.REPEATED_OPTION);
            }
            int found = holderAt(rank, continuing);
            if (found != NOBODY) {
                return found;
            }
        }
        return code(Inactive.EXHAUSTED);
    }

    private static boolean repeats(int[] rank, BitSet seen) {
        for (int option : rank) {
            if (option != RankedBox.OVERVOTED) {
                if (seen.get(option)) {
                    return true;
                }
                seen.set(option);
            }
        }
        return false;
    }

    private static final int NOBODY = Integer.MIN_VALUE;

    private int holderAt(int[] rank, BitSet continuing) {
        boolean unreadable = rank[0] == RankedBox.OVERVOTED;
        if (!unreadable && rank.length == 1) {
            return continuing.get(rank[0]) ? rank[0] : NOBODY;
        }
        return switch (overvotes) {
            case EXHAUST_IMMEDIATELY -> code(Inactive.OVERVOTE);
            case ALWAYS_SKIP_TO_NEXT_RANK -> NOBODY;
            // Which options an unreadable overvote means is not known, so they may all be continuing.
            case EXHAUST_IF_MULTIPLE_CONTINUING ->
                unreadable ? code(Inactive.OVERVOTE) : onlyContinuing(rank, continuing);
        };
    }

    private static int onlyContinuing(int[] rank, BitSet continuing) {
        int found = NOBODY;
        for (int option : rank) {
            if (continuing.get(option)) {
                if (found != NOBODY) {
                    return code(Inactive.OVERVOTE);
                }
                found = option;
            }
        }
        return found;
    }

    private static int code(Inactive reason) {
        return -1 - reason.ordinal();
    }

    /** The reason that a negative {@link #holder} stands for. */
    static Inactive inactive(int holder) {
        return Inactive.values()[-1 - holder];
    }
}
