package org.minga.tally.methods.condorcet;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;

/** Ranks by the worst defeat. */
record MinimaxRanker(Defeat defeat) implements Ranker {

    @Override
    public Ranking rank(Duels duels, TieRule ties, List<Round> rounds) {
        SortedMap<String, Rational> scores = new TreeMap<>();
        long[] worst = new long[duels.size()];
        for (int i = 0; i < worst.length; i++) {
            int option = i;
            worst[i] = IntStream.range(0, worst.length)
                    .filter(other -> other != option)
                    .mapToLong(other -> defeat(duels, option, other))
                    .max()
                    .orElse(0);
            scores.put(duels.code(i), Rational.of(worst[i]));
        }
        rounds.add(new Round.Scored(rounds.size() + 1, "worst_defeat", scores));
        return new Ranking(Levels.byFigure(duels, option -> worst[option], ties), scores);
    }

    private long defeat(Duels duels, int option, int other) {
        return switch (defeat) {
            case WINNING_VOTES -> duels.win(other, option, Strength.WINNING_VOTES);
            case MARGINS -> duels.preferred(other, option) - duels.preferred(option, other);
            case PAIRWISE_OPPOSITION -> duels.preferred(other, option);
        };
    }
}
