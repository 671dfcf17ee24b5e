package org.minga.tally.formats.cvr;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.formats.csv.CsvRows;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * Cast vote records as comma-separated rows. The first column, {@code count}, says how many ballots are equal. Rankings
 * follow in columns {@code rank1}, {@code rank2}, …: a cell holds the code of an option, codes separated by {@code |}
 * where several share the rank, nothing where the rank was skipped, and {@code *} where it was overvoted without its
 * being known with what. Pairwise ballots follow in {@code choice1}, …, each the preferred code, {@code |} and the other
 * one. All other ballots have a column for each option, headed by its code, with 1 where it is selected, or the points,
 * score or weight it is given, and nothing where it is not named. A backslash in a code, a {@code |} in it and an
 * asterisk at its beginning have a backslash before them where codes are in cells.
 *
 * <p>In the words of NIST SP 1500-103: a row stands for as many {@code CVR}s as it counts, each with one {@code
 * CVRSnapshot} and one {@code CVRContest}; a code is the {@code ContestSelectionId} of a {@code CVRContestSelection}, the
 * number of a rank column the {@code Rank} of its {@code SelectionPosition}, and a figure its {@code NumberVotes}.
 */
public final class CvrCsv {

    private CvrCsv() {}

    /** Writes all ballots of an election, as UTF-8 with line feeds. */
    public static void write(Election election, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(election, out);
        }
    }

    /** Writes all ballots of an election. */
    public static void write(Election election, Writer out) throws IOException {
        write(election, election.ballots(), out);
    }

    /**
     * Writes ballots that need not all be in memory: they are gone through twice where the number of columns depends on
     * them, else once.
     *
     * @param election its options and ballot rules count, its own ballots do not
     */
    public static void write(Election election, Iterable<GroupedBallot> ballots, Writer out) throws IOException {
        // Not closed: that would close what belongs to the caller.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(header(election, ballots));
        for (GroupedBallot group : ballots) {
            List<String> row = new ArrayList<>();
            row.add(Long.toString(group.times()));
            row.addAll(cells(group.ballot().canonical(), election.options()));
            csv.writeRecord(row);
        }
        csv.flush();
    }

    private static List<String> header(Election election, Iterable<GroupedBallot> ballots) {
        List<String> header = new ArrayList<>(List.of("count"));
        String place = switch (election.ballot().kind()) {
            case ORDINAL, RANKED -> "rank";
            case PAIRWISE -> "choice";
            case SINGLE, APPROVAL, CUMULATIVE, SCORED, QUADRATIC -> "";
        };
        if (place.isEmpty()) {
            election.options().forEach(option -> header.add(option.code()));
        } else {
            int widest = 0;
            for (GroupedBallot group : ballots) {
                widest = Math.max(widest, width(group.ballot()));
            }
            for (int i = 1; i <= widest; i++) {
                header.add(place + i);
            }
        }
        return header;
    }

    private static int width(Ballot ballot) {
        return switch (ballot) {
            case Ballot.Ordinal ordinal -> ordinal.ranking().size();
            case Ballot.Ranked ranked -> ranked.ranks().size();
            case Ballot.Pairwise pairwise -> pairwise.choices().size();
            case Ballot.Single single -> 0;
            case Ballot.Approval approval -> 0;
            case Ballot.Cumulative cumulative -> 0;
            case Ballot.Scored scored -> 0;
            case Ballot.Quadratic quadratic -> 0;
        };
    }

    private static List<String> cells(Ballot ballot, List<BallotOption> options) {
        return switch (ballot) {
            case Ballot.Ordinal ordinal ->
                ordinal.ranking().stream()
                        .map(code -> Cells.join(List.of(code)))
                        .toList();
            case Ballot.Ranked ranked ->
                ranked.ranks().stream().map(CvrCsv::cell).toList();
            case Ballot.Pairwise pairwise ->
                pairwise.choices().stream()
                        .map(choice -> Cells.join(List.of(choice.winner(), choice.loser())))
                        .toList();
            case Ballot.Single single -> figures(ones(single.selections()), options);
            case Ballot.Approval approval -> figures(ones(approval.selections()), options);
            case Ballot.Cumulative cumulative -> figures(cumulative.points(), options);
            case Ballot.Scored scored -> figures(scored.scores(), options);
            case Ballot.Quadratic quadratic -> figures(quadratic.weights(), options);
        };
    }

    private static String cell(Rank rank) {
        return rank.overvoted() ? Cells.OVERVOTE : Cells.join(rank.options());
    }

    private static Map<String, Long> ones(List<String> selections) {
        Map<String, Long> ones = new TreeMap<>();
        selections.forEach(code -> ones.put(code, 1L));
        return ones;
    }

    private static List<String> figures(Map<String, Long> figures, List<BallotOption> options) {
        return options.stream()
                .map(option -> figures.containsKey(option.code()) ? String.valueOf(figures.get(option.code())) : "")
                .toList();
    }

    /**
     * Reads the ballots of an election whose contest is known.
     *
     * @param contest its options and ballot rules count, its ballots do not
     * @return the contest with the ballots of the file, or a refusal
     * @throws IOException if the file can't be read
     */
    public static ElectionRead read(Path file, Election contest) throws IOException {
        RecordReading reading = new RecordReading(contest);
        try (CsvRows rows = CsvRows.open(file)) {
            CsvRow header = rows.next();
            if (header == null || !header.field(0).equals("count")) {
                throw new CsvFault(1, 1, "The first column must be called count.");
            }
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                reading.add(row.line(), ballot(row, header, contest), row.times(0));
            }
            return reading.election();
        } catch (CsvFault fault) {
            return fault.refusal();
        }
    }

    private static Ballot ballot(CsvRow row, CsvRow header, Election contest) {
        return switch (contest.ballot().kind()) {
            case RANKED ->
                new Ballot.Ranked(filled(row).stream().map(CvrCsv::rank).toList()).canonical();
            case ORDINAL ->
                new Ballot.Ordinal(filled(row).stream()
                        .map(cell -> Cells.split(cell).getFirst())
                        .toList());
            case PAIRWISE ->
                new Ballot.Pairwise(
                        filled(row).stream().map(cell -> choice(row, cell)).toList());
            case SINGLE -> new Ballot.Single(List.copyOf(figures(row, header).keySet()));
            case APPROVAL ->
                new Ballot.Approval(List.copyOf(figures(row, header).keySet()));
            case CUMULATIVE -> new Ballot.Cumulative(figures(row, header));
            case SCORED -> new Ballot.Scored(figures(row, header));
            case QUADRATIC -> new Ballot.Quadratic(figures(row, header));
        };
    }

    /** The cells after the count, without empty ones at the end. */
    private static List<String> filled(CsvRow row) {
        int size = row.fields().size();
        while (size > 1 && row.fields().get(size - 1).isEmpty()) {
            size--;
        }
        return row.fields().subList(1, Math.max(1, size));
    }

    private static Rank rank(String cell) {
        if (cell.isEmpty()) {
            return Rank.SKIPPED;
        }
        return cell.equals(Cells.OVERVOTE) ? Rank.OVERVOTED : new Rank(Cells.split(cell), false);
    }

    private static Ballot.Choice choice(CsvRow row, String cell) {
        List<String> codes = Cells.split(cell);
        if (codes.size() != 2) {
            throw row.fault("A choice is two codes with | between them, not " + CsvRow.shown(cell) + ".");
        }
        return new Ballot.Choice(codes.getFirst(), codes.getLast());
    }

    private static Map<String, Long> figures(CsvRow row, CsvRow header) {
        Map<String, Long> figures = new TreeMap<>();
        for (int i = 1; i < row.fields().size(); i++) {
            String cell = row.field(i);
            if (!cell.isEmpty()) {
                if (i >= header.fields().size()) {
                    throw row.fault(i, "There is no column for this.");
                }
                try {
                    figures.put(header.fields().get(i), Long.parseLong(cell));
                } catch (NumberFormatException e) {
                    throw row.fault(i, "This must be a whole number, not " + CsvRow.shown(cell) + ".");
                }
            }
        }
        return figures;
    }
}
