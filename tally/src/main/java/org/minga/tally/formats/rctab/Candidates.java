package org.minga.tally.formats.rctab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.methods.ballot.BallotOption;

/** The candidates of a configuration, by all their names, and the labels that stand in cells instead of one. */
final class Candidates {

    /** The name that RCTab gives to all undeclared write-ins together. */
    static final String WRITE_INS = "Undeclared Write-ins";

    private final List<String> names = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    private final Map<String, String> byAlias = new HashMap<>();
    private final Set<String> skipped = new HashSet<>(Set.of("", "undervote"));
    private final Set<String> overvoted = new HashSet<>(Set.of("overvote"));
    private final Set<String> writtenIn = new HashSet<>(Set.of("UWI", WRITE_INS));
    private final Set<String> delimiters = new HashSet<>();

    Candidates(Map<String, Object> config) {
        for (Map<String, Object> candidate : LooseJson.objects(config, "candidates")) {
            add(candidate);
        }
        if (names.isEmpty()) {
            throw new CsvFault(0, 0, "The configuration names no candidates.");
        }
        boolean writeIns = false;
        for (Map<String, Object> source : LooseJson.objects(config, "cvrFileSources")) {
            skipped.add(LooseJson.text(source, "skippedRankLabel"));
            label(overvoted, source, "overvoteLabel");
            boolean blank =
                    LooseJson.text(source, "treatBlankAsUndeclaredWriteIn").equals("true");
            if (blank) {
                writtenIn.add("");
            }
            writeIns |= label(writtenIn, source, "undeclaredWriteInLabel") || blank;
            label(delimiters, source, "overvoteDelimiter");
        }
        if (writeIns) {
            addWriteIns();
        }
        if (names.size() > BallotOption.MAX_OPTIONS) {
            throw new CsvFault(0, 0, "There are more than " + BallotOption.MAX_OPTIONS + " candidates.");
        }
    }

    private void add(Map<String, Object> candidate) {
        String name = LooseJson.text(candidate, "name");
        if (!BallotOption.isCode(name)) {
            throw new CsvFault(0, 0, "A candidate cannot be called " + CsvRow.shown(name) + ".");
        }
        names.add(name);
        alias(name, name);
        String code = LooseJson.text(candidate, "code");
        if (!code.isEmpty()) {
            alias(code, name);
        }
        if (candidate.get("aliases") instanceof List<?> aliases) {
            aliases.forEach(alias -> alias(String.valueOf(alias).strip(), name));
        }
        if (LooseJson.text(candidate, "excluded").equals("true")) {
            excluded.add(name);
        }
    }

    private void alias(String alias, String name) {
        String before = byAlias.putIfAbsent(alias, name);
        if (before != null && !(before.equals(name) && !alias.equals(name))) {
            throw new CsvFault(0, 0, "Two candidates are called " + CsvRow.shown(alias) + ".");
        }
    }

    private static boolean label(Set<String> labels, Map<String, Object> source, String field) {
        String label = LooseJson.text(source, field);
        if (!label.isEmpty()) {
            labels.add(label);
        }
        return !label.isEmpty();
    }

    private void addWriteIns() {
        if (!names.contains(WRITE_INS)) {
            names.add(WRITE_INS);
        }
    }

    /** In the order of the configuration, write-ins last. */
    List<String> names() {
        return names;
    }

    List<String> excluded() {
        return excluded;
    }

    /** The write-ins, if the election has any. */
    List<String> writeIns() {
        return names.contains(WRITE_INS) ? List.of(WRITE_INS) : List.of();
    }

    boolean isWriteIn(String cell) {
        return writtenIn.contains(cell) && !byAlias.containsKey(cell);
    }

    boolean isSkipped(String cell) {
        return skipped.contains(cell) && !byAlias.containsKey(cell) && !writtenIn.contains(cell);
    }

    boolean isOvervote(String cell) {
        return overvoted.contains(cell) && !byAlias.containsKey(cell);
    }

    /** The name of whom a cell, or a part of one, means; null if nobody. */
    @Nullable
    String named(String cell) {
        if (isWriteIn(cell)) {
            // Files may hold write-ins that their configuration does not mention.
            addWriteIns();
            return WRITE_INS;
        }
        return byAlias.get(cell);
    }

    /** What separates several candidates in one cell. */
    Set<String> delimiters() {
        return delimiters;
    }
}
