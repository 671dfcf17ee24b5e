package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
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

/** {@code score}: best sum or mean first, behind them those that too few have scored. */
final class ScoreCounter implements Counter {

    private final Score rules;
    private final long minScore;
    private final TieRule ties;
    private final Scores scores;

    ScoreCounter(Score rules, long minScore, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.minScore = minScore;
        this.ties = ties;
        this.scores = new Scores(options, List.of());
    }

    @Override
    public void add(Ballot ballot, long times) {
        if (!(ballot instanceof Ballot.Scored)) {
            throw new IllegalArgumentException("gives no scores: a " + ballot.kind() + " ballot");
        }
        scores.add(ballot, times);
    }

    @Override
    public Tally finish() {
        List<Standing> standings = scores.ranked(ties).stream()
                .flatMap(Collection::stream)
                .map(sum -> new Standing(sum.option(), figure(sum), sum.supporters()))
                .toList();
        Comparator<Standing> best = Comparator.comparing(this::mayWin)
                .thenComparing(Standing::score)
                .reversed();
        List<List<Standing>> levels = Levels.of(standings, best, Standing::code);
        SortedMap<String, Rational> figures = new TreeMap<>();
        standings.forEach(standing -> figures.put(standing.code(), standing.score()));
        List<Round> rounds = new ArrayList<>();
        rounds.add(new Round.Scored(1, rules.figure().name().toLowerCase(Locale.ROOT), figures));
        List<Winner> winners = SeatFill.fill(
                rules.seats(), Levels.map(Levels.only(levels, this::mayWin), Standing::contender), ties, rounds);
        Result result =
                new Result(scores.ballots(), winners, Levels.map(levels, Standing::code), figures, scores.supporters());
        return new Tally(Score.ID, rounds, result);
    }

    private boolean mayWin(Standing standing) {
        return standing.supporters() >= Math.max(1, rules.quorum());
    }

    private Rational figure(Standing sum) {
        long blank = scores.ballots() - sum.supporters();
        Rational total = rules.blanks() == Blanks.LOWEST
                ? sum.score().plus(Rational.of(blank).times(Rational.of(minScore)))
                : sum.score();
        long counted = rules.blanks() == Blanks.IGNORED ? sum.supporters() : scores.ballots();
        return switch (rules.figure()) {
            case SUM -> total;
            case MEAN -> counted == 0 ? Rational.ZERO : total.dividedBy(Rational.of(counted));
        };
    }
}
