package org.minga.tally.methods.counting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * The ordinal and ranked ballots of a contest, equal ones together, with options as indices 0, 1, … into the list of
 * options. What the ballots say is kept as marked: skipped and shared ranks, repeated options and unreadable overvotes.
 */
public final class RankedBox {

    /** The kinds of ballot that hold a ranking: what {@link #add} takes. */
    public static final Set<BallotKind> BALLOTS =
            Collections.unmodifiableSet(EnumSet.of(BallotKind.ORDINAL, BallotKind.RANKED));

    /** Stands in a {@link Group#ranks rank} that was overvoted without its being known with what. */
    public static final int OVERVOTED = -1;

    /**
     * Most options of methods that tell how every option stands in each of as many rounds: more would make rounds that
     * nobody reads and that no longer fit into memory.
     */
    public static final int MANY_OPTIONS = 1_000;

    /**
     * Equal ballots.
     *
     * @param ranks best first; each holds the indices of its options in ascending order, none if it was skipped, or
     *     only {@link #OVERVOTED}
     * @param times how many ballots
     */
    public record Group(int[][] ranks, long times) {}

    /** Ends each rank in {@link Marks}. */
    private static final int END = -2;

    private static final int[] SKIPPED = {};

    private final List<String> codes;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Map<Marks, Long> boxed = new LinkedHashMap<>();
    /** The rank of each option alone, shared by all groups since most ranks are of this kind. */
    private final int[][] alone;

    private long ballots;

    public RankedBox(List<BallotOption> options) {
        this.codes = options.stream().map(BallotOption::code).toList();
        this.alone = IntStream.range(0, codes.size())
                .mapToObj(index -> new int[] {index})
                .toArray(int[][]::new);
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
        Marks marks = new Marks(
                switch (ballot) {
                    case Ballot.Ordinal ordinal -> marks(ordinal.ranking());
                    case Ballot.Ranked ranked -> rankMarks(ranked.ranks());
                    default -> throw new IllegalArgumentException("not a ranking: a " + ballot.kind() + " ballot");
                });
        ballots = Math.addExact(ballots, times);
        boxed.merge(marks, times, Long::sum);
    }

    private int[] marks(List<String> ranking) {
        int[] marks = new int[2 * ranking.size()];
        for (int i = 0; i < ranking.size(); i++) {
            marks[2 * i] = index(ranking.get(i));
            marks[2 * i + 1] = END;
        }
        return marks;
    }

    private int[] rankMarks(List<Rank> ranks) {
        IntStream.Builder marks = IntStream.builder();
        for (Rank rank : ranks) {
            if (rank.overvoted()) {
                marks.add(OVERVOTED);
            } else {
                rank.options().stream()
                        .mapToInt(this::index)
                        .sorted()
                        .distinct()
                        .forEach(marks::add);
            }
            marks.add(END);
        }
        return marks.build().toArray();
    }

    private int index(String code) {
        Integer index = indexOf.get(code);
        if (index == null) {
            throw new IllegalArgumentException("not a valid ballot: the contest has no option '" + code + "'");
        }
        return index;
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
        long[] naming = new long[codes.size()];
        boolean[] seen = new boolean[codes.size()];
        boxed.forEach((marks, times) -> {
            for (int mark : marks.marks) {
                if (mark >= 0 && !seen[mark]) {
                    seen[mark] = true;
                    naming[mark] += times;
                }
            }
            Arrays.fill(seen, false);
        });
        SortedMap<String, Long> named = new TreeMap<>();
        for (int i = 0; i < naming.length; i++) {
            named.put(codes.get(i), naming[i]);
        }
        return named;
    }

    /** Equal ballots together, in an order that does not matter to any count. Their arrays must not be changed. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>(boxed.size());
        boxed.forEach((marks, times) -> groups.add(new Group(ranks(marks.marks), times)));
        return groups;
    }

    private int[][] ranks(int[] marks) {
        int count = 0;
        for (int mark : marks) {
            count += mark == END ? 1 : 0;
        }
        int[][] ranks = new int[count][];
        int start = 0;
        int next = 0;
        for (int end = 0; end < marks.length; end++) {
            if (marks[end] == END) {
                ranks[next++] = rank(marks, start, end);
                start = end + 1;
            }
        }
        return ranks;
    }

    private int[] rank(int[] marks, int start, int end) {
        if (start == end) {
            return SKIPPED;
        }
        return end == start + 1 && marks[start] >= 0 ? alone[marks[start]] : Arrays.copyOfRange(marks, start, end);
    }

    /** What stands on a ballot, as one key. */
    private static final class Marks {
        private final int[] marks;
        private final int hash;

        Marks(int[] marks) {
            this.marks = marks;
            this.hash = Arrays.hashCode(marks);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Marks that && Arrays.equals(marks, that.marks);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
