package org.minga.tally.methods.condorcet;

import java.util.List;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;

/** Ranks by the strongest paths of wins. */
record SchulzeRanker(Strength strength) implements Ranker {

    @Override
    public Ranking rank(Duels duels, TieRule ties, List<Round> rounds) {
        long[][] paths = paths(duels);
        rounds.add(new Round.Compared(rounds.size() + 1, "path_strength", duels.rows(paths)));
        return new Ranking(Levels.byOrder(duels, (one, other) -> paths[one][other] > paths[other][one], ties));
    }

    /** The widest paths, by the algorithm of Floyd and Warshall. */
    private long[][] paths(Duels duels) {
        int size = duels.size();
        long[][] paths = new long[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                paths[i][j] = duels.win(i, j, strength);
            }
        }
        for (int via = 0; via < size; via++) {
            for (int from = 0; from < size; from++) {
                if (from != via && paths[from][via] > 0) {
                    widen(paths[from], paths[from][via], paths[via]);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            paths[i][i] = 0;
        }
        return paths;
    }

    private static void widen(long[] direct, long first, long[] onwards) {
        for (int to = 0; to < direct.length; to++) {
            direct[to] = Math.max(direct[to], Math.min(first, onwards[to]));
        }
    }
}
