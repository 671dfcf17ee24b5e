package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Levels;
import org.minga.tally.methods.counting.Scores;
import org.minga.tally.methods.counting.Scores.Standing;
import org.minga.tally.methods.counting.SeatFill;

/** {@code cumulative} and {@code quadratic}: what the ballots give is added up, and the largest sums win. */
final class SumCounter implements Counter {

    private final MethodId method;
    private final String figure;
    private final int seats;
    private final TieRule ties;
    private final Predicate<Standing> mayWin;
    private final Scores scores;

    SumCounter(
            MethodId method,
            String figure,
            int seats,
            TieRule ties,
            List<BallotOption> options,
            Predicate<Standing> mayWin) {
        this.method = method;
        this.figure = figure;
        this.seats = seats;
        this.ties = ties;
        this.mayWin = mayWin;
        this.scores = new Scores(options, List.of());
    }

    @Override
    public void add(Ballot ballot, long times) {
        switch (ballot) {
            case Ballot.Cumulative cumulative -> scores.add(cumulative, times);
            case Ballot.Quadratic quadratic -> scores.add(quadratic, times);
            default -> throw new IllegalArgumentException("gives no points: a " + ballot.kind() + " ballot");
        }
    }

    @Override
    public Tally finish() {
        List<Round> rounds = new ArrayList<>();
        rounds.add(new Round.Scored(1, figure, scores.sums()));
        List<Winner> winners = SeatFill.fill(
                seats, Levels.map(Levels.only(scores.ranked(ties), mayWin), Standing::contender), ties, rounds);
        return new Tally(method, rounds, scores.result(winners));
    }
}
