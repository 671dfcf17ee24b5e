package org.minga.tally.methods.condorcet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;

/** Locks wins in, the strongest first, and ranks by what is locked. */
record RankedPairsRanker(Strength strength, EqualWins equalWins) implements Ranker {

    /** The strongest first; among equals the one that fewer ballots oppose. */
    private static final Comparator<Win> STRONGEST_FIRST =
            Comparator.comparingLong(Win::strength).reversed().thenComparingLong(Win::opposed);

    private record Win(int over, int under, long strength, long opposed) {}

    @Override
    public Ranking rank(Duels duels, TieRule ties, List<Round> rounds) {
        List<Win> wins = wins(duels, ties);
        BitSet[] locked = nothing(duels.size());
        int start = 0;
        while (start < wins.size()) {
            int end = start + 1;
            while (equalWins == EqualWins.TOGETHER
                    && end < wins.size()
                    && STRONGEST_FIRST.compare(wins.get(start), wins.get(end)) == 0) {
                end++;
            }
            lock(wins.subList(start, end), locked, duels, rounds);
            start = end;
        }
        return new Ranking(Levels.byOrder(duels, (one, other) -> locked[one].get(other), ties));
    }

    private List<Win> wins(Duels duels, TieRule ties) {
        List<Win> wins = new ArrayList<>();
        for (int i = 0; i < duels.size(); i++) {
            for (int j = 0; j < duels.size(); j++) {
                if (duels.beats(i, j)) {
                    wins.add(new Win(i, j, duels.win(i, j, strength), duels.preferred(j, i)));
                }
            }
        }
        // Also where equals are looked at together, so that the rounds are told in one order only.
        Comparator<String> favoured = ties.order();
        wins.sort(STRONGEST_FIRST
                .thenComparing(win -> duels.code(win.over()), favoured)
                .thenComparing(win -> duels.code(win.under()), favoured.reversed()));
        return wins;
    }

    /** @param locked for each option, all that are below it by wins locked before; these are added to */
    private void lock(List<Win> equals, BitSet[] locked, Duels duels, List<Round> rounds) {
        BitSet[] tried = equals.size() == 1
                ? locked
                : Arrays.stream(locked).map(below -> (BitSet) below.clone()).toArray(BitSet[]::new);
        if (equals.size() > 1) {
            equals.forEach(win -> add(win, tried));
        }
        List<Win> kept = new ArrayList<>();
        for (Win win : equals) {
            boolean inCircle = tried[win.under()].get(win.over());
            rounds.add(new Round.Locked(
                    rounds.size() + 1, duels.code(win.over()), duels.code(win.under()), win.strength(), !inCircle));
            if (!inCircle) {
                kept.add(win);
            }
        }
        kept.forEach(win -> add(win, locked));
    }

    /** Puts the loser, and all below it, below the winner and all above that. */
    private static void add(Win win, BitSet[] below) {
        if (below[win.over()].get(win.under())) {
            return;
        }
        for (int option = 0; option < below.length; option++) {
            if (option == win.over() || below[option].get(win.over())) {
                below[option].or(below[win.under()]);
                below[option].set(win.under());
            }
        }
    }

    private static BitSet[] nothing(int size) {
        BitSet[] nothing = new BitSet[size];
        Arrays.setAll(nothing, index -> new BitSet(size));
        return nothing;
    }
}
