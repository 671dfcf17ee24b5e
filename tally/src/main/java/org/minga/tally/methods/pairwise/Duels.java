package org.minga.tally.methods.pairwise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;

/** How often each option was preferred to each other one it met. */
final class Duels {

    /** Two options that met, the first with the lower index. */
    static final class Pair {
        final int first;
        final int second;
        long firstWins;
        long secondWins;

        Pair(int first, int second) {
            this.first = first;
            this.second = second;
        }
    }

    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final long[] wins;
    private final long[] losses;
    private final long[] supporters;
    private long ballots;

    Duels(List<BallotOption> options) {
        options.forEach(option -> indexOf.put(option.code(), indexOf.size()));
        this.wins = new long[options.size()];
        this.losses = new long[options.size()];
        this.supporters = new long[options.size()];
    }

    /** Adds a ballot; an {@link ArithmeticException} if an option is in more choices than a long holds. */
    void add(Ballot.Pairwise ballot, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("a ballot is counted at least once, not " + times + " times");
        }
        ballots = Math.addExact(ballots, times);
        Set<Integer> named = HashSet.newHashSet(2 * ballot.choices().size());
        for (Ballot.Choice choice : ballot.choices()) {
            int winner = index(choice.winner());
            int loser = index(choice.loser());
            if (winner == loser) {
                throw new IllegalArgumentException("not a valid ballot: '" + choice.winner() + "' against itself");
            }
            named.add(winner);
            named.add(loser);
            wins[winner] = Math.addExact(wins[winner], times);
            losses[loser] = Math.addExact(losses[loser], times);
            Math.addExact(wins[winner], losses[winner]);
            Math.addExact(wins[loser], losses[loser]);
            addTo(winner, loser, times);
        }
        named.forEach(index -> supporters[index] += times);
    }

    private void addTo(int winner, int loser, long times) {
        int first = Math.min(winner, loser);
        int second = Math.max(winner, loser);
        Pair pair = pairs.computeIfAbsent(((long) first << 32) | second, key -> new Pair(first, second));
        if (winner == first) {
            pair.firstWins += times;
        } else {
            pair.secondWins += times;
        }
    }

    private int index(String code) {
        Integer index = indexOf.get(code);
        if (index == null) {
            throw new IllegalArgumentException("not a valid ballot: the contest has no option '" + code + "'");
        }
        return index;
    }

    /** How many ballots were added, blank ones included. */
    long ballots() {
        return ballots;
    }

    int options() {
        return wins.length;
    }

    long wins(int option) {
        return wins[option];
    }

    long losses(int option) {
        return losses[option];
    }

    /** How many ballots have a choice with the option. */
    long supporters(int option) {
        return supporters[option];
    }

    /** All pairs that met, in no particular order. */
    List<Pair> pairs() {
        return List.copyOf(pairs.values());
    }
}
