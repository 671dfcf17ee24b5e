package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.SeatFill.Contender;

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
        List<List<Contender>> levels = new ArrayList<>();
        for (List<Integer> level : ranking) {
            levels.add(level.stream()
                    .map(options::get)
                    .map(option -> contender(option, supporters, scores))
                    .filter(contender -> contender.supporters() > 0)
                    .toList());
        }
        return SeatFill.fillInOrder(seats, levels, ties, rounds);
    }

    private static Contender contender(
            BallotOption option, SortedMap<String, Long> supporters, SortedMap<String, Rational> scores) {
        return new Contender(option, scores.get(option.code()), supporters.getOrDefault(option.code(), 0L));
    }
}
