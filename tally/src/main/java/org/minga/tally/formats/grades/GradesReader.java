package org.minga.tally.formats.grades;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.formats.csv.CsvRows;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.score.BlankGrades;
import org.minga.tally.methods.score.MajorityJudgment;

/**
 * Reads a table of grades as published for the Orsay experiment of 2007: a heading of an empty or any cell and the
 * names of the options, then for each ballot its number and for each option 1 for the worst grade, 2 for the next, and
 * so on, 0 or nothing for none.
 */
public final class GradesReader {

    /** Most grades of different ballots together, so that memory is bounded. */
    static final int MAX_MARKS = 6_000_000;

    private final List<String> grades;
    private final List<BallotOption> options = new ArrayList<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Map<Ballot.Scored, Long> ballots = new LinkedHashMap<>();
    private long marks;

    private GradesReader(List<String> grades) {
        this.grades = grades;
    }

    /** Whether a heading looks like that of a table of grades: nothing above the ballots' numbers, then names. */
    public static boolean takes(CsvRow heading) {
        return heading.width() > 1 && heading.field(0).isEmpty();
    }

    /** Reads a file with the six grades of {@link MajorityJudgment#STANDARD}. */
    public static ElectionRead read(Path file) throws IOException {
        return read(file, MajorityJudgment.STANDARD.grades());
    }

    /**
     * Reads a file.
     *
     * @param grades what the grades are called, worst first: 2 to {@value MajorityJudgment#MAX_GRADES}
     * @return the election, for majority judgment with blanks as worst grade, or why the file is refused
     * @throws IOException if the file cannot be read
     */
    public static ElectionRead read(Path file, List<String> grades) throws IOException {
        try (CsvRows rows = CsvRows.open(file)) {
            return new GradesReader(grades).read(rows);
        } catch (CsvFault fault) {
            return fault.refusal();
        }
    }

    private ElectionRead read(CsvRows rows) throws IOException {
        CsvRow heading = rows.next();
        if (heading == null) {
            throw new CsvFault(0, 0, "The file is empty.");
        }
        readOptions(heading);
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            Ballot.Scored ballot = ballot(row);
            if (ballots.merge(ballot, 1L, Long::sum) == 1) {
                marks += ballot.scores().size() + 1;
                if (marks > MAX_MARKS) {
                    throw row.fault("There are too many different ballots to be held in memory.");
                }
            }
        }
        List<GroupedBallot> grouped = new ArrayList<>(ballots.size());
        ballots.forEach((ballot, times) -> grouped.add(new GroupedBallot(ballot, times)));
        return new ElectionRead.Election(
                "",
                options,
                new TreeMap<>(names),
                new BallotRules.Scored(0, options.size(), 0, grades.size() - 1L),
                0,
                new MajorityJudgment(1, grades, BlankGrades.WORST),
                grouped,
                List.of());
    }

    private void readOptions(CsvRow heading) {
        int width = heading.width();
        if (width < 2) {
            throw heading.fault("The heading must name options from the second column on.");
        }
        if (width - 1 > BallotOption.MAX_OPTIONS) {
            throw heading.fault("There are more than " + BallotOption.MAX_OPTIONS + " options.");
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int column = 1; column < width; column++) {
            String name = heading.field(column);
            Integer before = columns.put(name, column);
            if (name.isEmpty() || before != null) {
                throw heading.fault(column, name.isEmpty() ? "An option has no name." : repeated(name));
            }
            // A name that cannot be a code gets its column for one, unless another option is called that.
            String code = BallotOption.isCode(name) ? name : "column-" + (column + 1);
            if (!code.equals(name)) {
                if (heading.fields().contains(code)) {
                    throw heading.fault(column, "The name of an option is too long or has control characters.");
                }
                names.put(code, name);
            }
            options.add(BallotOption.of(code));
        }
    }

    private static String repeated(String name) {
        return "There are two options called " + CsvRow.shown(name) + ".";
    }

    private Ballot.Scored ballot(CsvRow row) {
        if (row.width() > options.size() + 1 || row.fields().size() < options.size() + 1) {
            throw row.fault("There must be " + (options.size() + 1) + " fields, not "
                    + row.fields().size() + ".");
        }
        Map<String, Long> given = new HashMap<>();
        for (int i = 0; i < options.size(); i++) {
            int mark = mark(row, i + 1);
            if (mark > 0) {
                given.put(options.get(i).code(), mark - 1L);
            }
        }
        return new Ballot.Scored(given);
    }

    private int mark(CsvRow row, int column) {
        String text = row.field(column);
        if (text.isEmpty()) {
            return 0;
        }
        int value = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : Integer.MAX_VALUE;
        if (value > grades.size()) {
            throw row.fault(
                    column, CsvRow.shown(text) + " is no grade: whole numbers from 0 to " + grades.size() + " are.");
        }
        return value;
    }
}
