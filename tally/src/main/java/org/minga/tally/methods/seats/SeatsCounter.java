package org.minga.tally.methods.seats;

import java.util.ArrayList;
import java.util.List;
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

/** {@code plurality} and {@code approval}: the options that most ballots name take the places. */
final class SeatsCounter implements Counter {

    private final MethodId method;
    private final int seats;
    private final TieRule ties;
    private final Scores scores;

    SeatsCounter(MethodId method, int seats, TieRule ties, List<BallotOption> options) {
        this.method = method;
        this.seats = seats;
        this.ties = ties;
        this.scores = new Scores(options, List.of());
    }

    @Override
    public void add(Ballot ballot, long times) {
        scores.add(ballot, times);
    }

    @Override
    public Tally finish() {
        List<Round> rounds = new ArrayList<>();
        // Blank ballots elect nobody: an option that none names can't win.
        List<List<Standing>> named = Levels.only(scores.ranked(ties), standing -> standing.supporters() > 0);
        List<Winner> winners = SeatFill.fill(seats, Levels.map(named, Standing::contender), ties, rounds);
        return new Tally(method, rounds, scores.result(winners));
    }
}
