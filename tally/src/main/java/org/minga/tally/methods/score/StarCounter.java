package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.counting.Levels;
import org.minga.tally.methods.counting.Scores;
import org.minga.tally.methods.counting.Scores.Standing;

/** {@code star}: for each seat the two with the largest sums, and a runoff between them. */
final class StarCounter implements Counter {

    private final Star rules;
    private final long minScore;
    private final TieRule ties;
    private final Scores scores;
    private final ScoreBox box;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Winner> winners = new ArrayList<>();

    StarCounter(Star rules, BallotRules.Scored scale, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.minScore = scale.minScore();
        this.ties = ties;
        this.scores = new Scores(options, List.of());
        this.box = new ScoreBox(scale, options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        if (!(ballot instanceof Ballot.Scored scored)) {
            throw new IllegalArgumentException("gives no scores: a " + ballot.kind() + " ballot");
        }
        scores.add(scored, times);
        box.add(scored, times);
    }

    @Override
    public Tally finish() {
        List<Standing> left = new ArrayList<>();
        SortedMap<String, Rational> sums = new TreeMap<>();
        scores.ranked(ties)
                .forEach(level -> level.forEach(sum -> {
                    Standing standing = withBlanks(sum);
                    sums.put(standing.code(), standing.score());
                    if (standing.supporters() > 0) {
                        left.add(standing);
                    }
                }));
        while (winners.size() < rules.seats() && !left.isEmpty()) {
            tellScores(left);
            List<Standing> finalists = finalists(left);
            Standing winner = finalists.size() == 1 ? finalists.getFirst() : runoff(finalists);
            rounds.add(new Round.Elected(
                    rounds.size() + 1, winner.code(), winner.supporters(), rules.seats() - winners.size(), null));
            winners.add(winner.asWinner());
            left.remove(winner);
        }
        if (winners.size() < rules.seats()) {
            rounds.add(new Round.Unfilled(rounds.size() + 1, rules.seats() - winners.size()));
        }
        Result result = new Result(scores.ballots(), winners, List.of(), sums, scores.supporters());
        return new Tally(Star.ID, rounds, result);
    }

    private Standing withBlanks(Standing sum) {
        Rational blanks = Rational.of(scores.ballots() - sum.supporters()).times(Rational.of(minScore));
        return new Standing(sum.option(), sum.score().plus(blanks), sum.supporters());
    }

    private void tellScores(List<Standing> left) {
        SortedMap<String, Rational> sums = new TreeMap<>();
        left.forEach(standing -> sums.put(standing.code(), standing.score()));
        rounds.add(new Round.Scored(rounds.size() + 1, "score", sums));
    }

    /** The best two, best first, or the only one. */
    private List<Standing> finalists(List<Standing> left) {
        Comparator<Standing> best = Comparator.comparing(Standing::score).reversed();
        List<Standing> finalists = new ArrayList<>();
        for (List<Standing> level : Levels.of(left, best, Standing::code)) {
            int places = Math.min(2, left.size()) - finalists.size();
            if (places == 0) {
                break;
            }
            List<Standing> picked = level;
            Tie tie = null;
            if (level.size() > places) {
                tie = StarTies.pick(level.stream().map(Standing::code).toList(), places, box, ties);
                List<String> first = tie.options().subList(0, places);
                picked = first.stream().map(code -> named(level, code)).toList();
            }
            for (Standing one : picked) {
                rounds.add(new Round.Qualified(rounds.size() + 1, one.code(), one.score(), tie));
                finalists.add(one);
                tie = null;
            }
        }
        return finalists;
    }

    private static Standing named(List<Standing> level, String code) {
        return level.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    private Standing runoff(List<Standing> finalists) {
        Standing first = finalists.getFirst();
        Standing second = finalists.getLast();
        long forFirst = box.preferring(first.code(), second.code());
        long forSecond = box.preferring(second.code(), first.code());
        int sign = Long.compare(forFirst, forSecond);
        String rule = null;
        if (sign == 0) {
            sign = first.score().compareTo(second.score());
            rule = "score";
        }
        if (sign == 0) {
            sign = Long.compare(box.topRatings(first.code()), box.topRatings(second.code()));
            rule = StarTies.TOP_RATINGS;
        }
        if (sign == 0) {
            sign = ties.order().compare(second.code(), first.code());
            rule = ties.label();
        }
        Standing winner = sign > 0 ? first : second;
        Standing loser = sign > 0 ? second : first;
        rounds.add(new Round.Runoff(
                rounds.size() + 1,
                first.code(),
                second.code(),
                forFirst,
                forSecond,
                box.ballots() - forFirst - forSecond,
                winner.code(),
                tie(winner, loser, rule)));
        return winner;
    }

    private static @Nullable Tie tie(Standing winner, Standing loser, @Nullable String rule) {
        return rule == null ? null : new Tie(List.of(winner.code(), loser.code()), rule, true);
    }
}
