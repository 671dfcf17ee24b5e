package org.minga.tally.formats.comparisons;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.formats.csv.CsvRows;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Choice;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.pairwise.Pairwise;

/**
 * Reads the votes of a wiki survey as All Our Ideas exports them: columns {@code winner_id} and {@code loser_id}, in
 * any writing ({@code Winner ID}) and any place, with or without {@code winner_text}, {@code loser_text} and {@code
 * valid}. Where there is a column {@code valid}, only rows count in which it says TRUE. Every vote is a ballot of one
 * choice; every idea in the file is an option, also if none of its votes counts.
 */
public final class ComparisonsReader {

    /** Most different choices, so that memory is bounded. */
    static final int MAX_CHOICES = 1_000_000;

    private static final List<String> NEEDED = List.of("winner_id", "loser_id");

    /** Column indices; −1 for one that is not there. */
    private record Columns(int winner, int loser, int winnerText, int loserText, int valid) {}

    private final Map<String, BallotOption> options = new LinkedHashMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Map<Choice, Long> choices = new LinkedHashMap<>();
    private long leftOut;

    private ComparisonsReader() {}

    /**
     * Reads a file.
     *
     * @return the election, for {@code pairwise}, or why the file is refused
     * @throws IOException if the file cannot be read
     */
    public static ElectionRead read(Path file) throws IOException {
        try (CsvRows rows = CsvRows.open(file)) {
            return new ComparisonsReader().read(rows);
        } catch (CsvFault fault) {
            return fault.refusal();
        }
    }

    private ElectionRead read(CsvRows rows) throws IOException {
        CsvRow heading = rows.next();
        if (heading == null) {
            throw new CsvFault(0, 0, "The file is empty.");
        }
        Columns columns = columns(heading);
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            readVote(row, columns);
        }
        if (options.isEmpty()) {
            throw heading.fault("There are no votes.");
        }
        List<GroupedBallot> ballots = new ArrayList<>(choices.size());
        choices.forEach((choice, times) -> ballots.add(new GroupedBallot(new Ballot.Pairwise(List.of(choice)), times)));
        List<String> notes = leftOut == 0
                ? List.of()
                : List.of("Votes that are not marked as valid were left out: " + leftOut + ".");
        return new ElectionRead.Election(
                "",
                List.copyOf(options.values()),
                new TreeMap<>(names),
                new BallotRules.Pairwise(1, 1),
                0,
                Pairwise.STANDARD,
                ballots,
                notes);
    }

    /** Whether a heading names the columns without which nothing can be read. */
    public static boolean takes(CsvRow heading) {
        return places(heading).keySet().containsAll(NEEDED);
    }

    /** Columns by name, however it is written, from the left. */
    private static Map<String, Integer> places(CsvRow heading) {
        Map<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < heading.fields().size(); i++) {
            String name = heading.field(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]{1,100}", "_");
            places.putIfAbsent(name, i);
        }
        return places;
    }

    private static Columns columns(CsvRow heading) {
        Map<String, Integer> places = places(heading);
        for (String needed : NEEDED) {
            if (!places.containsKey(needed)) {
                throw heading.fault("There is no column " + needed + ".");
            }
        }
        return new Columns(
                places.getOrDefault("winner_id", -1),
                places.getOrDefault("loser_id", -1),
                places.getOrDefault("winner_text", -1),
                places.getOrDefault("loser_text", -1),
                places.getOrDefault("valid", -1));
    }

    private void readVote(CsvRow row, Columns columns) {
        int last = Math.max(Math.max(columns.winner(), columns.loser()), columns.valid());
        if (row.fields().size() <= last) {
            throw row.fault("There are only " + row.fields().size() + " fields.");
        }
        String winner = option(row, columns.winner(), columns.winnerText());
        String loser = option(row, columns.loser(), columns.loserText());
        if (winner.equals(loser)) {
            throw row.fault(columns.loser(), "An idea is compared with itself.");
        }
        if (columns.valid() >= 0 && !row.field(columns.valid()).equalsIgnoreCase("true")) {
            leftOut++;
            return;
        }
        choices.merge(new Choice(winner, loser), 1L, Long::sum);
        if (choices.size() > MAX_CHOICES) {
            throw row.fault("There are too many different choices to be held in memory.");
        }
    }

    private String option(CsvRow row, int column, int textColumn) {
        String code = row.field(column);
        BallotOption known = options.get(code);
        if (known != null) {
            return known.code();
        }
        if (!BallotOption.isCode(code)) {
            throw row.fault(column, CsvRow.shown(code) + " cannot be the id of an idea.");
        }
        if (options.size() == BallotOption.MAX_OPTIONS) {
            throw row.fault(column, "There are more than " + BallotOption.MAX_OPTIONS + " ideas.");
        }
        options.put(code, BallotOption.of(code));
        if (textColumn >= 0 && !row.field(textColumn).isEmpty()) {
            names.put(code, row.field(textColumn));
        }
        return code;
    }
}
