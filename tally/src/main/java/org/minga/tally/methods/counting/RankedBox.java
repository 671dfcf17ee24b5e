package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * The ordinal and ranked ballots of a contest, equal ones together, with options as indices 0, 1, … into the list of
 * options. What the ballots say is kept as marked: skipped and shared ranks, repeated options and unreadable overvotes.
 */
public final class RankedBox {

    /** Stands in a {@link Group#ranks rank} that was overvoted without its being known with what. */
    public static final int OVERVOTED = -1;

    /**
     * Equal ballots.
     *
     * @param ranks best first; each holds the indices of its options in ascending order, none if it was skipped, or
     *     only {@link #OVERVOTED}
     * @param times how many ballots
     */
    public record Group(int[][] ranks, long times) {}

    private final List<String> codes;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Map<Ballot, Long> boxed = new LinkedHashMap<>();
    private final long[] supporters;
    private long ballots;

    public RankedBox(List<BallotOption> options) {
        this.codes = options.stream().map(BallotOption::code).toList();
        this.supporters = new long[codes.size()];
        codes.forEach(code -> indexOf.put(code, indexOf.size()));
    }

    /**
     * Adds a ballot.
     *
     * @throws IllegalArgumentException if it is no ranking, names an unknown option, or {@code times} is below 1
     */
    public void add(Ballot ballot, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("a ballot is counted at least once, not " + times + " times");
        }
        ballots = Math.addExact(ballots, times);
        switch (ballot) {
            case Ballot.Ordinal ordinal -> named(ordinal.ranking(), times);
            case Ballot.Ranked ranked ->
                named(
                        ranked.ranks().stream()
                                .flatMap(rank -> rank.options().stream())
                                .distinct()
                                .toList(),
                        times);
            default -> throw new IllegalArgumentException("not a ranking: a " + ballot.kind() + " ballot");
        }
        boxed.merge(ballot, times, Math::addExact);
    }

    private void named(List<String> options, long times) {
        for (String code : options) {
            Integer index = indexOf.get(code);
            if (index == null) {
                throw new IllegalArgumentException("not a valid ballot: the contest has no option '" + code + "'");
            }
            supporters[index] += times;
        }
    }

    /** How many ballots were added, blank ones included. */
    public long ballots() {
        return ballots;
    }

    /** The options' codes; their places are the indices. */
    public List<String> codes() {
        return codes;
    }

    /** The index of an option, or −1 if there is none of this code. */
    public int indexOf(String code) {
        return indexOf.getOrDefault(code, -1);
    }

    /** How many ballots rank each option. */
    public SortedMap<String, Long> supporters() {
        SortedMap<String, Long> named = new TreeMap<>();
        for (int i = 0; i < supporters.length; i++) {
            named.put(codes.get(i), supporters[i]);
        }
        return named;
    }

    /** Equal ballots together, in an order that does not matter to any count. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>(boxed.size());
        boxed.forEach((ballot, times) -> groups.add(new Group(ranks(ballot), times)));
        return groups;
    }

    private int[][] ranks(Ballot ballot) {
        return switch (ballot) {
            case Ballot.Ordinal ordinal ->
                ordinal.ranking().stream()
                        .map(code -> new int[] {indexOf.getOrDefault(code, -1)})
                        .toArray(int[][]::new);
            case Ballot.Ranked ranked -> ranked.ranks().stream().map(this::rank).toArray(int[][]::new);
            default -> throw new IllegalStateException("was refused when added: " + ballot);
        };
    }

    private int[] rank(Rank rank) {
        if (rank.overvoted()) {
            return new int[] {OVERVOTED};
        }
        int[] indices = rank.options().stream()
                .mapToInt(code -> indexOf.getOrDefault(code, -1))
                .distinct()
                .toArray();
        Arrays.sort(indices);
        return indices;
    }
}
