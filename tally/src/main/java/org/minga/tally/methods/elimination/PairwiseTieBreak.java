package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.List;
import org.minga.tally.methods.counting.RankedBox;

/** Pairwise comparisons as a tie-break: see {@link TieBreak#PAIRWISE}. */
final class PairwiseTieBreak {

    private final long[][] preferred;
    private final int[] wins;
    private final int[] balance;

    PairwiseTieBreak(RankedBox box, BallotReading reading) {
        int options = box.codes().size();
        this.preferred = new long[options][options];
        this.wins = new int[options];
        this.balance = new int[options];
        box.groups().forEach(group -> compare(reading.ranksOf(group.ranks(), options), group.times()));
        for (int one = 0; one < options; one++) {
            for (int other = 0; other < options; other++) {
                int result = Long.compare(preferred[one][other], preferred[other][one]);
                wins[one] += Math.max(0, result);
                balance[one] += result;
            }
        }
    }

    /** An option that is ranked twice counts where it is ranked first. */
    private void compare(int[][] ranks, long times) {
        boolean[] seen = new boolean[wins.length];
        List<Integer> better = new ArrayList<>();
        for (int[] rank : ranks) {
            List<Integer> here = new ArrayList<>();
            for (int option : rank) {
                if (option != RankedBox.OVERVOTED && !seen[option]) {
                    seen[option] = true;
                    here.add(option);
                }
            }
            prefer(better, here, times);
            better.addAll(here);
        }
    }

    private void prefer(List<Integer> better, List<Integer> worse, long times) {
        for (int one : better) {
            for (int other : worse) {
                preferred[one][other] += times;
            }
        }
    }

    /** Those of the tied that are last: all of them if the comparisons cannot tell. */
    List<Integer> last(List<Integer> tied) {
        List<Integer> last = tied;
        for (int i = 1; i < tied.size(); i++) {
            List<Integer> among = last;
            List<Integer> fewer =
                    among.stream().filter(option -> noBetter(option, among)).toList();
            last = fewer.isEmpty() ? among : fewer;
        }
        return last;
    }

    private boolean noBetter(int option, List<Integer> among) {
        return among.stream()
                .allMatch(other -> preferred[option][other] <= preferred[other][option]
                        && balance[option] <= balance[other]
                        && wins[option] <= wins[other]);
    }
}
