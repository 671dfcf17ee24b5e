package org.minga.tally.formats.rctab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.methods.ballot.Ballot.Rank;

/** Reads what stands in a cell of a ballot. */
final class RankCells {

    /** Cells repeat a great deal; what each means is kept, but not for every name a stranger may think of. */
    private static final int MAX_KEPT = 50_000;

    private final Candidates candidates;
    private final Map<String, Rank> known = new HashMap<>();

    RankCells(Candidates candidates) {
        this.candidates = candidates;
    }

    Rank read(CsvRow row, int index) {
        String cell = row.field(index);
        Rank before = known.get(cell);
        if (before != null) {
            return before;
        }
        Rank rank = rank(row, index, cell);
        if (known.size() < MAX_KEPT) {
            known.put(cell, rank);
        }
        return rank;
    }

    private Rank rank(CsvRow row, int index, String cell) {
        if (candidates.isSkipped(cell)) {
            return Rank.SKIPPED;
        }
        if (candidates.isOvervote(cell)) {
            return Rank.OVERVOTED;
        }
        String name = candidates.named(cell);
        return name == null ? several(row, index, cell) : Rank.of(name);
    }

    private Rank several(CsvRow row, int index, String cell) {
        for (String delimiter : candidates.delimiters()) {
            List<String> names = new ArrayList<>();
            for (String part : cell.split(Pattern.quote(delimiter), -1)) {
                @Nullable String name = candidates.named(part.strip());
                if (name == null) {
                    break;
                }
                names.add(name);
            }
            if (names.size() > 1 && names.size() == cell.split(Pattern.quote(delimiter), -1).length) {
                return new Rank(names, false);
            }
        }
        throw row.fault(index, "The configuration has no candidate " + CsvRow.shown(cell) + ".");
    }
}
