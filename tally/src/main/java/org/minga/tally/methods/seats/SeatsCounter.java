package org.minga.tally.methods.seats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Scores;
import org.minga.tally.methods.counting.Scores.Standing;

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
        List<Winner> winners = new ArrayList<>();
        for (List<Standing> level : scores.ranked(ties)) {
            int placesLeft = seats - winners.size();
            if (placesLeft == 0 || level.getFirst().supporters() == 0) {
                break;
            }
            Tie tie = tieAmong(level, placesLeft);
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
        return new Tally(method, rounds, scores.result(winners));
    }

    private @Nullable Tie tieAmong(List<Standing> level, int placesLeft) {
        if (level.size() == 1) {
            return null;
        }
        return new Tie(level.stream().map(Standing::code).toList(), ties, level.size() > placesLeft);
    }
}
