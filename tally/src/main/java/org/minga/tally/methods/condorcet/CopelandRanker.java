package org.minga.tally.methods.condorcet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;

/** Ranks by wins less defeats. */
final class CopelandRanker implements Ranker {

    @Override
    public Ranking rank(Duels duels, TieRule ties, List<Round> rounds) {
        SortedMap<String, Rational> scores = new TreeMap<>();
        int[] balance = new int[duels.size()];
        for (int i = 0; i < balance.length; i++) {
            for (int j = 0; j < balance.length; j++) {
                balance[i] += duels.beats(i, j) ? 1 : duels.beats(j, i) ? -1 : 0;
            }
            scores.put(duels.code(i), Rational.of(balance[i]));
        }
        rounds.add(new Round.Scored(rounds.size() + 1, "wins_minus_defeats", scores));
        return new Ranking(Levels.byFigure(duels, option -> -balance[option], ties), scores);
    }
}
