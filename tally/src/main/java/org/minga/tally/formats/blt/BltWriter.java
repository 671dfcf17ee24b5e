package org.minga.tally.formats.blt;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * Writes a {@code .blt} file. Options are numbered from 1 in their order; shared ranks are joined by {@code =}, and a
 * skipped rank is {@code -}.
 */
public final class BltWriter {

    private BltWriter() {}

    /**
     * Writes an election.
     *
     * @throws IllegalArgumentException if a ballot is no ranking or has an overvote that cannot be read, or an option
     *     is unknown: this format cannot say that
     * @throws IOException if it cannot be written
     */
    public static void write(Election election, Appendable out) throws IOException {
        write(election, election.ballots(), out);
    }

    /**
     * Writes ballots that need not all be in memory: they are gone through once.
     *
     * @param election its options, seats and title count, its own ballots do not
     */
    public static void write(Election election, Iterable<GroupedBallot> ballots, Appendable out) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (BallotOption option : election.options()) {
            numbers.put(option.code(), numbers.size() + 1);
        }
        out.append(numbers.size() + " " + Math.max(1, election.seats()) + "\n");
        for (GroupedBallot group : ballots) {
            out.append(Long.toString(group.times())).append(' ');
            for (String rank : ranks(group.ballot(), numbers)) {
                out.append(rank).append(' ');
            }
            out.append("0\n");
        }
        out.append("0\n");
        for (BallotOption option : election.options()) {
            out.append(quoted(election.name(option.code()))).append('\n');
        }
        out.append(quoted(election.title())).append('\n');
    }

    private static List<String> ranks(Ballot ballot, Map<String, Integer> numbers) {
        return switch (ballot) {
            case Ballot.Ordinal ordinal ->
                ordinal.ranking().stream().map(code -> number(code, numbers)).toList();
            case Ballot.Ranked ranked ->
                ranked.ranks().stream().map(rank -> rank(rank, numbers)).toList();
            default -> throw new IllegalArgumentException("a .blt file holds rankings, not a " + ballot.kind());
        };
    }

    private static String rank(Rank rank, Map<String, Integer> numbers) {
        if (rank.overvoted()) {
            throw new IllegalArgumentException("a .blt file has no mark for an overvote that cannot be read");
        }
        return rank.options().isEmpty()
                ? "-"
                : rank.options().stream().map(code -> number(code, numbers)).collect(Collectors.joining("="));
    }

    private static String number(String code, Map<String, Integer> numbers) {
        Integer number = numbers.get(code);
        if (number == null) {
            throw new IllegalArgumentException("the election has no option '" + code + "'");
        }
        return number.toString();
    }

    /** Line ends and other control characters become blanks: a name stands on one line. */
    private static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
