package org.minga.tally.methods.pairwise;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.minga.tally.methods.counting.Scores.Standing;
import org.minga.tally.methods.counting.SeatFill;

/** {@code pairwise}: wins and losses give the order, and whom they were against the strengths. */
final class PairwiseCounter implements Counter {

    private static final String STRENGTH = "bradley_terry_log_strength";

    private final Pairwise rules;
    private final TieRule ties;
    private final List<BallotOption> options;
    private final Duels duels;

    PairwiseCounter(Pairwise rules, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.ties = ties;
        this.options = List.copyOf(options);
        this.duels = new Duels(options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        if (!(ballot instanceof Ballot.Pairwise choices)) {
            throw new IllegalArgumentException("holds no choices: a " + ballot.kind() + " ballot");
        }
        duels.add(choices, times);
    }

    /** @param index of the option */
    private record Judged(int index, Standing standing) {}

    @Override
    public Tally finish() {
        List<Judged> judged = new ArrayList<>();
        SortedMap<String, Rational> scores = new TreeMap<>();
        SortedMap<String, Long> supporters = new TreeMap<>();
        for (int i = 0; i < options.size(); i++) {
            Standing standing = new Standing(options.get(i), score(i), duels.supporters(i));
            judged.add(new Judged(i, standing));
            scores.put(standing.code(), standing.score());
            supporters.put(standing.code(), standing.supporters());
        }
        Comparator<Judged> best =
                Comparator.comparing((Judged one) -> one.standing().score()).reversed();
        List<List<Judged>> levels =
                Levels.of(judged, best, one -> one.standing().code());
        List<Round> rounds = new ArrayList<>();
        levels.forEach(level -> level.forEach(one -> rounds.add(duelled(rounds.size() + 1, one))));
        strengths().ifPresent(figures -> rounds.add(new Round.Scored(rounds.size() + 1, STRENGTH, figures)));
        List<List<Standing>> standings = Levels.map(levels, Judged::standing);
        List<Winner> winners = SeatFill.fill(
                rules.seats(),
                Levels.map(Levels.only(standings, standing -> standing.supporters() > 0), Standing::contender),
                ties,
                rounds);
        Result result = new Result(duels.ballots(), winners, Levels.map(standings, Standing::code), scores, supporters);
        return new Tally(Pairwise.ID, rounds, result);
    }

    private Rational score(int option) {
        BigInteger wins = BigInteger.valueOf(duels.wins(option)).add(BigInteger.ONE);
        return new Rational(
                wins, wins.add(BigInteger.valueOf(duels.losses(option))).add(BigInteger.ONE));
    }

    private Round.Duelled duelled(int number, Judged one) {
        long wins = duels.wins(one.index());
        long losses = duels.losses(one.index());
        WilsonInterval interval = WilsonInterval.of(wins, losses, rules.confidence());
        Standing standing = one.standing();
        return new Round.Duelled(
                number, standing.code(), wins, losses, standing.score(), interval.low(), interval.high());
    }

    private Optional<SortedMap<String, Rational>> strengths() {
        if (!rules.strengths()) {
            return Optional.empty();
        }
        return BradleyTerry.of(duels).logStrengths().map(found -> {
            SortedMap<String, Rational> strengths = new TreeMap<>();
            for (int i = 0; i < options.size(); i++) {
                strengths.put(options.get(i).code(), found.get(i));
            }
            return strengths;
        });
    }
}
