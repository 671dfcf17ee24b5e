package org.minga.tally.methods.counting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;

/** Adds up, per option, points and the number of ballots that name it. Exact at any size. */
public final class Scores {

    private final List<BallotOption> options;
    private final List<Long> positionPoints;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final long[] supporters;
    private final long[] points;
    /** What no longer fits into {@link #points}; null until that happens. */
    private final @Nullable BigInteger[] spilled;

    private long ballots;

    /** @param positionPoints what each position of an ordinal ballot gives, best first; empty for other ballots */
    public Scores(List<BallotOption> options, List<Long> positionPoints) {
        this.options = List.copyOf(options);
        this.positionPoints = List.copyOf(positionPoints);
        this.supporters = new long[options.size()];
        this.points = new long[options.size()];
        this.spilled = new @Nullable BigInteger[options.size()];
        for (BallotOption option : options) {
            indexOf.put(option.code(), indexOf.size());
        }
    }

    /**
     * Adds a ballot: 1 for each option it selects, else its points, scores, weights or what its positions give. Zero
     * points or weight are as good as not naming the option; a score of zero is not.
     *
     * @throws IllegalArgumentException for a ballot that holds no figures of its own, an unknown option, fewer than one
     *     time
     */
    public void add(Ballot ballot, long times) {
        addBallots(times);
        switch (ballot) {
            case Ballot.Single single -> addSet(single.selections(), times);
            case Ballot.Approval approval -> addSet(approval.selections(), times);
            case Ballot.Ordinal ordinal -> addRanking(ordinal.ranking(), times);
            case Ballot.Cumulative cumulative -> addUnlessZero(cumulative.points(), times);
            case Ballot.Quadratic quadratic -> addUnlessZero(quadratic.weights(), times);
            case Ballot.Scored scored -> scored.scores().forEach((code, score) -> add(code, score, times));
            case Ballot.Ranked ranked -> throw new IllegalArgumentException("a ranked ballot gives no points");
            case Ballot.Pairwise pairwise -> throw new IllegalArgumentException("a pairwise ballot gives no points");
        }
    }

    /** Adds ballots to the number of ballots, and nothing else. */
    public void addBallots(long times) {
        if (times < 1) {
            throw new IllegalArgumentException("a ballot is counted at least once, not " + times + " times");
        }
        ballots = Math.addExact(ballots, times);
    }

    private void addUnlessZero(Map<String, Long> given, long times) {
        given.forEach((code, value) -> {
            if (value != 0) {
                add(code, value, times);
            }
        });
    }

    private void addSet(List<String> selections, long times) {
        for (String code : selections) {
            add(code, 1, times);
        }
    }

    private void addRanking(List<String> ranking, long times) {
        for (int i = 0; i < ranking.size(); i++) {
            add(ranking.get(i), positionPoints.get(i), times);
        }
    }

    /** Adds {@code value} for an option that {@code times} ballots name. */
    public void add(String code, long value, long times) {
        Integer index = indexOf.get(code);
        if (index == null) {
            throw new IllegalArgumentException("not a valid ballot: the contest has no option '" + code + "'");
        }
        // Never above the number of ballots, whose addition is checked.
        supporters[index] += times;
        long product = value * times;
        long sum = points[index] + product;
        boolean productFits = Math.multiplyHigh(value, times) == product >> 63;
        boolean sumFits = ((points[index] ^ sum) & (product ^ sum)) >= 0;
        if (productFits && sumFits) {
            points[index] = sum;
        } else {
            BigInteger exact = BigInteger.valueOf(value).multiply(BigInteger.valueOf(times));
            spilled[index] = total(index).add(exact);
            points[index] = 0;
        }
    }

    private BigInteger total(int index) {
        BigInteger before = spilled[index];
        BigInteger here = BigInteger.valueOf(points[index]);
        return before == null ? here : before.add(here);
    }

    /** How many ballots were added. */
    public long ballots() {
        return ballots;
    }

    /** All options, best score first, level ones in the order of the rule, in groups of equal score. */
    public List<List<Standing>> ranked(TieRule ties) {
        Comparator<Standing> byScore = Comparator.comparing(Standing::score).reversed();
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            standings.add(new Standing(options.get(i), Rational.of(total(i)), supporters[i]));
        }
        standings.sort(byScore.thenComparing(Standing::code, ties.order()));
        List<List<Standing>> groups = new ArrayList<>();
        for (Standing standing : standings) {
            if (groups.isEmpty() || !groups.getLast().getFirst().score().equals(standing.score())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(standing);
        }
        return groups;
    }

    /** The sum of every option. */
    public SortedMap<String, Rational> sums() {
        SortedMap<String, Rational> sums = new TreeMap<>();
        for (int i = 0; i < options.size(); i++) {
            sums.put(options.get(i).code(), Rational.of(total(i)));
        }
        return sums;
    }

    /** How many ballots name each option. */
    public SortedMap<String, Long> supporters() {
        SortedMap<String, Long> named = new TreeMap<>();
        for (int i = 0; i < options.size(); i++) {
            named.put(options.get(i).code(), supporters[i]);
        }
        return named;
    }

    /** A result in which the sums are the scores, and rank the options. */
    public Result result(List<Winner> winners) {
        List<List<String>> ranking = ranked(TieRule.CODE_ASCENDING).stream()
                .map(level -> level.stream().map(Standing::code).toList())
                .toList();
        return new Result(ballots, winners, ranking, sums(), supporters());
    }

    /** Where an option stands once all ballots are in. */
    public record Standing(BallotOption option, Rational score, long supporters) {
        /** The option's code. */
        public String code() {
            return option.code();
        }

        /** The option as one that may win. */
        public SeatFill.Contender contender() {
            return new SeatFill.Contender(option, score, supporters);
        }

        /** The option as a winner with its score. */
        public Winner asWinner() {
            return new Winner(option.code(), score, option.cost());
        }
    }
}
