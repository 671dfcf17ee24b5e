package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.counting.Scores.Standing;

/** Gives seats to the best of a ranking. */
public final class SeatFill {

    private SeatFill() {}

    /**
     * Tells who is elected, and which seats stay empty.
     *
     * @param levels those who may win, best first, level ones together
     * @param rounds where each election, each tie and empty seats are told
     * @return the winners, best first
     */
    public static List<Winner> fill(int seats, List<List<Standing>> levels, TieRule ties, List<Round> rounds) {
        List<Winner> winners = new ArrayList<>();
        Comparator<Standing> byTies = Comparator.comparing(Standing::code, ties.order());
        for (List<Standing> unordered : levels) {
            int placesLeft = seats - winners.size();
            if (placesLeft == 0) {
                break;
            }
            List<Standing> level = unordered.stream().sorted(byTies).toList();
            Tie tie = tieAmong(level, ties, placesLeft);
            for (Standing standing : level.subList(0, Math.min(placesLeft, level.size()))) {
                rounds.add(new Round.Elected(
                        rounds.size() + 1, standing.code(), standing.supporters(), seats - winners.size(), tie));
                winners.add(standing.asWinner());
                tie = null;
            }
        }
        if (winners.size() < seats) {
            rounds.add(new Round.Unfilled(rounds.size() + 1, seats - winners.size()));
        }
        return winners;
    }

    private static @Nullable Tie tieAmong(List<Standing> level, TieRule ties, int placesLeft) {
        return level.size() == 1
                ? null
                : new Tie(level.stream().map(Standing::code).toList(), ties, level.size() > placesLeft);
    }
}
