package org.minga.tally.methods;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;

/** Adds up, per option, points and the number of ballots that name it. Exact at any size. */
final class Scores {

    private final List<BallotOption> options;
    private final List<Long> positionPoints;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final long[] supporters;
    private final long[] points;
    /** What no longer fits into {@link #points}; null until that happens. */
    private final @Nullable BigInteger[] spilled;

    private long ballots;

    Scores(List<BallotOption> options, List<Long> positionPoints) {
        this.options = List.copyOf(options);
        this.positionPoints = List.copyOf(positionPoints);
        this.supporters = new long[options.size()];
        this.points = new long[options.size()];
        this.spilled = new @Nullable BigInteger[options.size()];
        for (BallotOption option : options) {
            indexOf.put(option.code(), indexOf.size());
        }
    }

    void add(Ballot ballot, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("a ballot is counted at least once, not " + times + " times");
        }
        ballots = Math.addExact(ballots, times);
        switch (ballot) {
            case Ballot.Single single -> addSet(single.selections(), times);
            case Ballot.Approval approval -> addSet(approval.selections(), times);
            case Ballot.Ordinal ordinal -> addRanking(ordinal.ranking(), times);
            case Ballot.Cumulative cumulative ->
                cumulative.points().forEach((code, given) -> {
                    // Zero points are as good as not naming the option.
                    if (given != 0) {
                        add(code, given, times);
                    }
                });
        }
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

    private void add(String code, long value, long times) {
        Integer index = indexOf.get(code);
        if (index == null || value < 0) {
            throw new IllegalArgumentException("not a valid ballot: option '" + code + "', points " + value);
        }
        // Never above the number of ballots, whose addition is checked.
        supporters[index] += times;
        long product = value * times;
        long sum = points[index] + product;
        if (Math.multiplyHigh(value, times) == 0 && product >= 0 && sum >= 0) {
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

    long ballots() {
        return ballots;
    }

    /** All options, best score first, level ones in the order of the rule, in groups of equal score. */
    List<List<Standing>> ranked(TieRule ties) {
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

    Result result(List<Winner> winners) {
        SortedMap<String, Rational> scores = new TreeMap<>();
        SortedMap<String, Long> named = new TreeMap<>();
        for (int i = 0; i < options.size(); i++) {
            scores.put(options.get(i).code(), Rational.of(total(i)));
            named.put(options.get(i).code(), supporters[i]);
        }
        return new Result(ballots, winners, scores, named);
    }

    /** Where an option stands once all ballots are in. */
    record Standing(BallotOption option, Rational score, long supporters) {
        String code() {
            return option.code();
        }

        Winner asWinner() {
            return new Winner(option.code(), score, option.cost());
        }
    }
}
