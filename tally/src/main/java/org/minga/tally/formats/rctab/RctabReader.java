package org.minga.tally.formats.rctab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.formats.csv.CsvRows;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * Reads ranked ballots from comma-separated rows, and what they are counted by from a configuration of RCTab.
 *
 * <p>The first row names the columns: {@code rank1}, {@code rank2}, … with one cell per rank, and {@code count} with the
 * number of equal ballots (1 where there is no such column); others are ignored. A cell holds the name or an alias of a
 * candidate, or a label: what the configuration calls a skipped rank, an overvote or an undeclared write-in, and
 * {@code undervote}, {@code overvote} and {@code UWI} in any case. Several names in one cell, separated as the
 * configuration says, are an overvote that can be read. Options are called as the candidates; the codes are the names.
 */
public final class RctabReader {

    private static final Pattern RANK = Pattern.compile("rank ?([1-9][0-9]{0,4})");

    /** Most cells of different ballots: more would not be an election but an attack on the memory. */
    private static final long MAX_CELLS = 30_000_000;

    private final Candidates candidates;
    private final RankCells cells;
    private final RctabRules rules;
    private final String title;
    private final Map<Ballot, Long> ballots = new LinkedHashMap<>();
    private final List<Integer> columns = new ArrayList<>();
    private int countColumn = -1;
    private long kept;
    private long total;

    private RctabReader(Map<String, Object> config) {
        this.candidates = new Candidates(config);
        this.cells = new RankCells(candidates);
        this.rules = new RctabRules(config);
        this.title = LooseJson.text(LooseJson.object(config, "outputSettings"), "contestName");
    }

    /**
     * Reads an election.
     *
     * @param csv the ballots
     * @param config the candidates and the rules
     * @throws IOException if a file can't be read
     */
    public static ElectionRead read(Path csv, Path config) throws IOException {
        try {
            return new RctabReader(LooseJson.read(config)).read(csv);
        } catch (CsvFault fault) {
            return fault.refusal();
        }
    }

    private ElectionRead read(Path csv) throws IOException {
        try (CsvRows rows = CsvRows.open(csv)) {
            CsvRow header = rows.next();
            if (header == null) {
                throw new CsvFault(0, 0, "The file is empty.");
            }
            readHeader(header);
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                add(row);
            }
        }
        return election();
    }

    private void readHeader(CsvRow header) {
        Map<Integer, Integer> ranks = new TreeMap<>();
        for (int i = 0; i < header.fields().size(); i++) {
            Matcher rank = RANK.matcher(header.field(i).toLowerCase(Locale.ROOT));
            if (rank.matches() && ranks.put(Integer.parseInt(rank.group(1)), i) != null) {
                throw header.fault(i, "The column " + CsvRow.shown(header.field(i)) + " is there twice.");
            } else if (header.field(i).equalsIgnoreCase("count")) {
                countColumn = i;
            }
        }
        columns.addAll(ranks.values());
        if (columns.isEmpty() || !ranks.containsKey(1) || !ranks.containsKey(columns.size())) {
            throw header.fault("The first row must name the columns count, rank1, rank2, … without a gap.");
        }
    }

    private void add(CsvRow row) {
        long times = countColumn < 0 ? 1 : row.times(countColumn);
        List<Rank> ranks = new ArrayList<>(columns.size());
        for (int column : columns) {
            ranks.add(cells.read(row, column));
        }
        if (total > Long.MAX_VALUE - times) {
            throw row.fault("There are more ballots than can be counted.");
        }
        total += times;
        if (ballots.merge(new Ballot.Ranked(ranks).canonical(), times, Long::sum) == times) {
            kept += columns.size();
        }
        if (kept > MAX_CELLS) {
            throw row.fault("The ballots take more than " + MAX_CELLS + " cells.");
        }
    }

    private ElectionRead election() {
        List<BallotOption> options =
                candidates.names().stream().map(BallotOption::of).toList();
        BallotRules ballot = new BallotRules.Ranked(0, columns.size(), BallotRules.Marking.AS_MARKED);
        MethodRules method = rules.method(candidates.writeIns(), candidates.excluded());
        List<RuleFault> faults = ContestRules.faults(method, ballot);
        if (!faults.isEmpty()) {
            throw new CsvFault(
                    0,
                    0,
                    "The rules of the configuration do not fit: "
                            + faults.getFirst().detail());
        }
        List<String> notes = rules.tiesByCandidateOrder()
                ? List.of("Ties go by the order of the candidates: whoever comes first is favoured.")
                : List.of();
        List<GroupedBallot> grouped = new ArrayList<>(ballots.size());
        ballots.forEach((one, times) -> grouped.add(new GroupedBallot(one, times)));
        return new ElectionRead.Election(
                title, options, new TreeMap<>(), ballot, rules.seats(), method, grouped, notes);
    }
}
