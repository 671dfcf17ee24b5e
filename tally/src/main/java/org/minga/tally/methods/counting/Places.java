package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotOption;

/** Gives the places of a contest to the first options of a ranking. An option that no ballot names never gets one. */
public final class Places {

    private final List<BallotOption> options;
    private final int seats;
    private final TieRule ties;

    public Places(List<BallotOption> options, int seats, TieRule ties) {
        this.options = List.copyOf(options);
        this.seats = seats;
        this.ties = ties;
    }

    /**
     * Tells who takes the places, and which stay empty.
     *
     * @param ranking indices of all options, best first, level ones together in the order in which they are to be taken
     * @param supporters of every option
     * @param scores of every option, or empty if the method has no such figure
     * @param rounds to which the decisions are added
     */
    public List<Winner> fill(
            List<List<Integer>> ranking,
            SortedMap<String, Long> supporters,
            SortedMap<String, Rational> scores,
            List<Round> rounds) {
        List<Winner> winners = new ArrayList<>();
        for (List<Integer> all : ranking) {
            List<BallotOption> level = all.stream()
                    .map(options::get)
                    .filter(option -> supporters.getOrDefault(option.code(), 0L) > 0)
                    .toList();
            int placesLeft = seats - winners.size();
            Tie tie = tieAmong(level, placesLeft);
            for (BallotOption option : level.subList(0, Math.min(placesLeft, level.size()))) {
                String code = option.code();
                long votes = supporters.getOrDefault(code, 0L);
                rounds.add(new Round.Elected(rounds.size() + 1, code, votes, seats - winners.size(), tie));
                winners.add(new Winner(code, scores.get(code), option.cost()));
                tie = null;
            }
        }
        if (winners.size() < seats) {
            rounds.add(new Round.Unfilled(rounds.size() + 1, seats - winners.size()));
        }
        return winners;
    }

    private @Nullable Tie tieAmong(List<BallotOption> level, int placesLeft) {
        return level.size() < 2
                ? null
                : new Tie(level.stream().map(BallotOption::code).toList(), ties, level.size() > placesLeft);
    }
}
