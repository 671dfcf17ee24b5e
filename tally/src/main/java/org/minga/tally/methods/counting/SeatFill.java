package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotOption;

/** Gives seats to the best of a ranking. */
public final class SeatFill {

    /**
     * An option that may win.
     *
     * @param score null where the method has no such figure
     * @param supporters ballots that name it
     */
    public record Contender(BallotOption option, @Nullable Rational score, long supporters) {
        String code() {
            return option.code();
        }
    }

    private SeatFill() {}

    /**
     * Tells who is elected, and which seats stay empty.
     *
     * @param levels those who may win, best first, level ones together
     * @param rounds where each election, each tie and empty seats are told
     * @return the winners, best first
     */
    public static List<Winner> fill(int seats, List<List<Contender>> levels, TieRule ties, List<Round> rounds) {
        Comparator<Contender> byTies = Comparator.comparing(Contender::code, ties.order());
        List<List<Contender>> ordered = levels.stream()
                .map(level -> level.stream().sorted(byTies).toList())
                .toList();
        return fillInOrder(seats, ordered, ties, rounds);
    }

    /**
     * The same for levels whose options already stand in the order in which they are to be taken, because the method
     * allows the rule for ties less than any order.
     */
    static List<Winner> fillInOrder(int seats, List<List<Contender>> levels, TieRule ties, List<Round> rounds) {
        List<Winner> winners = new ArrayList<>();
        for (List<Contender> level : levels) {
            int placesLeft = seats - winners.size();
            if (placesLeft == 0) {
                break;
            }
            Tie tie = tieAmong(level, ties, placesLeft);
            for (Contender one : level.subList(0, Math.min(placesLeft, level.size()))) {
                rounds.add(new Round.Elected(
                        rounds.size() + 1, one.code(), one.supporters(), seats - winners.size(), tie));
                winners.add(new Winner(one.code(), one.score(), one.option().cost()));
                tie = null;
            }
        }
        if (winners.size() < seats) {
            rounds.add(new Round.Unfilled(rounds.size() + 1, seats - winners.size()));
        }
        return winners;
    }

    private static @Nullable Tie tieAmong(List<Contender> level, TieRule ties, int placesLeft) {
        return level.size() < 2
                ? null
                : new Tie(level.stream().map(Contender::code).toList(), ties, level.size() > placesLeft);
    }
}
