package org.minga.tally.formats.blt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.BallotRules.Marking;
import org.minga.tally.methods.ballot.GroupedBallot;

/** The ballots of a file, equal ones together and as numbers, so that they need little room. */
final class Ballots {

    /** Most ranks of all different ballots together that are kept. */
    private static final int MOST_RANKS = 10_000_000;

    private static final int MOST_RANKS_OF_ONE = 20_000;

    /** Stands between ranks. */
    private static final int NEXT_RANK = 0;

    private record Key(int[] ranks) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(ranks, key.ranks);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ranks);
        }
    }

    private final Source source;
    private final Header header;
    private final Map<Key, Long> boxed = new LinkedHashMap<>();
    private final long[] seenOn;

    private long lines;
    private long size;
    private long ranksKept;
    private boolean shared;
    private boolean skipped;
    private boolean repeated;
    private int mostRanks;

    Ballots(Source source, Header header) {
        this.source = source;
        this.header = header;
        this.seenOn = new long[header.options() + 1];
    }

    /** Up to and including the 0 that ends the ballots. */
    void read() throws IOException {
        for (Token token = header.first(); ; token = source.token()) {
            long times = token.text().startsWith("(") ? named(token) : weight(token);
            if (times == 0) {
                return;
            }
            readOne(times, token);
        }
    }

    /** A ballot with a name of its own in place of a weight. */
    private long named(Token token) throws IOException {
        Token word = token;
        while (!word.text().endsWith(")")) {
            word = source.token();
            if (word.isEnd() || word.line() != token.line()) {
                throw token.broken("This bracket is not closed.");
            }
        }
        return 1;
    }

    private long weight(Token token) {
        String text = token.text().replaceFirst("(?<=[0-9])\\.0*$", "");
        if (token.isEnd()) {
            throw token.broken("The file ends without the 0 that ends the ballots.");
        }
        if (text.startsWith("-")) {
            throw token.broken("A ballot can't have the weight " + token.shown() + ".");
        }
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            String hint = text.startsWith("\"") ? " Is the 0 missing that ends the ballots?" : "";
            throw token.broken(
                    "A ballot begins with its weight, a whole number, not with " + token.shown() + "." + hint);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw token.broken("The weight " + token.shown() + " is too large.");
        }
    }

    private void readOne(long times, Token start) throws IOException {
        lines++;
        int[] ranks = new int[16];
        int length = 0;
        int rankCount = 0;
        for (Token token = source.token(); !token.text().equals("0"); token = source.token()) {
            if (token.isEnd()) {
                throw start.broken("The file ends within the ballot that begins here.");
            }
            if (++rankCount > MOST_RANKS_OF_ONE) {
                throw token.broken("A ballot has at most " + MOST_RANKS_OF_ONE + " ranks.");
            }
            int[] rank = rank(token);
            if (rank.length == 0 && !token.text().equals("-")) {
                continue;
            }
            if (length + rank.length + 1 > ranks.length) {
                ranks = Arrays.copyOf(ranks, 2 * (length + rank.length + 1));
            }
            System.arraycopy(rank, 0, ranks, length, rank.length);
            length += rank.length;
            ranks[length++] = NEXT_RANK;
        }
        keep(new Key(Arrays.copyOf(ranks, length)), times, start);
    }

    /** The options of a rank that did not withdraw, in the order given. */
    private int[] rank(Token token) {
        if (token.text().equals("-")) {
            skipped = true;
            return new int[0];
        }
        int[] rank = Arrays.stream(token.text().split("=", -1))
                .mapToInt(text -> header.option(token, text))
                .filter(option -> !header.withdrawn(option))
                .sorted()
                .distinct()
                .toArray();
        for (int option : rank) {
            if (seenOn[option] == lines) {
                repeated = true;
            }
            seenOn[option] = lines;
        }
        shared |= rank.length > 1;
        return rank;
    }

    private void keep(Key ballot, long times, Token start) {
        if (times > Long.MAX_VALUE - size) {
            throw start.broken("There are more than " + Long.MAX_VALUE + " ballots.");
        }
        size += times;
        int ranks = (int)
                Arrays.stream(ballot.ranks).filter(entry -> entry == NEXT_RANK).count();
        mostRanks = Math.max(mostRanks, ranks);
        if (boxed.merge(ballot, times, Long::sum) == times) {
            ranksKept += ballot.ranks.length + 8L;
            if (ranksKept > MOST_RANKS) {
                throw start.broken("There are more different ballots than can be held.");
            }
        }
    }

    BallotRules rules(int options) {
        if (!shared && !skipped && !repeated) {
            return new BallotRules.Ordinal(0, options);
        }
        Marking marking = !skipped && !repeated ? Marking.EQUAL_RANKS : Marking.AS_MARKED;
        return new BallotRules.Ranked(0, Math.max(options, mostRanks), marking);
    }

    List<GroupedBallot> grouped(BallotRules rules) {
        String[] codes = IntStream.rangeClosed(0, header.options())
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        boolean ordinal = rules instanceof BallotRules.Ordinal;
        List<GroupedBallot> grouped = new ArrayList<>(boxed.size());
        boxed.forEach((key, times) ->
                grouped.add(new GroupedBallot(ordinal ? ordinal(key.ranks, codes) : ranked(key.ranks, codes), times)));
        return grouped;
    }

    private static Ballot ordinal(int[] ranks, String[] codes) {
        return new Ballot.Ordinal(Arrays.stream(ranks)
                .filter(entry -> entry != NEXT_RANK)
                .mapToObj(entry -> codes[entry])
                .toList());
    }

    private static Ballot ranked(int[] ranks, String[] codes) {
        List<Rank> list = new ArrayList<>();
        List<String> options = new ArrayList<>();
        for (int entry : ranks) {
            if (entry == NEXT_RANK) {
                list.add(new Rank(options, false));
                options.clear();
            } else {
                options.add(codes[entry]);
            }
        }
        return new Ballot.Ranked(list);
    }

    /** What was odd, one sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (shared) {
            notes.add("Some ranks are shared by several options.");
        }
        if (skipped) {
            notes.add("Some ranks are skipped.");
        }
        if (repeated) {
            notes.add("Some ballots name an option more than once.");
        }
        return notes;
    }
}
