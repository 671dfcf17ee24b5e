package org.minga.tally.methods.stv;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Rankings as a tree in which rankings that begin alike share their beginning, so that a distribution by keep factors
 * looks at every common beginning once. Nodes are numbers, 0 the root, parents before their children.
 */
final class RankingTree {

    /** Up to this many ballots the votes of an option in units of a billionth fit into a long. */
    private static final long MOST_IN_LONG = Long.MAX_VALUE / MeekCounter.ONE / 4;

    private record Ranking(int[] preferences, long times) {}

    private final int options;
    private final int[] parent;
    private final int[] option;
    private final long[] ballots;
    private final long[] weight;
    private final long all;

    private RankingTree(int options, int[] parent, int[] option, long[] ballots) {
        this.options = options;
        this.parent = parent;
        this.option = option;
        this.ballots = ballots;
        this.weight = new long[parent.length];
        this.all = ballots[0];
    }

    /** Collects rankings. */
    static final class Builder {
        private final List<Ranking> rankings = new ArrayList<>();

        void add(int[] preferences, long times) {
            rankings.add(new Ranking(preferences, times));
        }

        RankingTree build(int options) {
            rankings.sort(Comparator.comparing(Ranking::preferences, Arrays::compare));
            int size = 1;
            int[] before = {};
            for (Ranking ranking : rankings) {
                size += ranking.preferences.length - shared(before, ranking.preferences);
                before = ranking.preferences;
            }
            return fill(options, size);
        }

        private RankingTree fill(int options, int size) {
            int[] parent = new int[size];
            int[] option = new int[size];
            long[] ballots = new long[size];
            Deque<Integer> path = new ArrayDeque<>(List.of(0));
            int[] before = {};
            int next = 1;
            for (Ranking ranking : rankings) {
                int shared = shared(before, ranking.preferences);
                while (path.size() > shared + 1) {
                    path.removeLast();
                }
                for (int i = shared; i < ranking.preferences.length; i++) {
                    parent[next] = path.getLast();
                    option[next] = ranking.preferences[i];
                    path.addLast(next++);
                }
                path.forEach(node -> ballots[node] += ranking.times);
                before = ranking.preferences;
            }
            return new RankingTree(options, parent, option, ballots);
        }

        private static int shared(int[] one, int[] other) {
            int mismatch = Arrays.mismatch(one, other);
            return mismatch < 0 ? one.length : mismatch;
        }
    }

    /** How many ballots there are. */
    long ballots() {
        return all;
    }

    /**
     * Step B.2.a of the rule: each option on a ballot keeps its factor of what reached it, rounded up to a billionth,
     * and the rest goes on.
     *
     * @param keep by option, in billionths
     * @return votes by option, in billionths
     */
    BigInteger[] distribute(long[] keep) {
        boolean wide = all > MOST_IN_LONG;
        long[] votes = new long[options];
        BigInteger[] wideVotes = new BigInteger[options];
        Arrays.fill(wideVotes, BigInteger.ZERO);
        weight[0] = MeekCounter.ONE;
        for (int node = 1; node < weight.length; node++) {
            long reached = weight[parent[node]];
            long factor = keep[option[node]];
            if (reached <= 0 || factor == 0) {
                weight[node] = reached;
                continue;
            }
            long kept = (reached * factor + MeekCounter.ONE - 1) / MeekCounter.ONE;
            weight[node] = reached - kept;
            if (wide) {
                BigInteger amount = BigInteger.valueOf(kept).multiply(BigInteger.valueOf(ballots[node]));
                wideVotes[option[node]] = wideVotes[option[node]].add(amount);
            } else {
                votes[option[node]] += kept * ballots[node];
            }
        }
        return wide
                ? wideVotes
                : Arrays.stream(votes).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }
}
