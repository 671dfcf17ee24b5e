package org.minga.tally.formats.condorcet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.lines.BrokenFile;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.ballot.BallotOption;

/** What the parameters of a file say, and which candidates there are. */
final class Settings {

    private final Set<String> seen = new HashSet<>();
    private final Set<String> candidates = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean candidatesGiven;
    private boolean implicitRanking = true;
    private boolean weightAllowed;
    private int seats;
    private String methods = "";

    /** @param line of a parameter */
    void read(String line, long number) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new BrokenFile(number, 0, "A parameter is a name, a colon and a value.");
        }
        String name = line.substring(2, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        String known = name.equals("voting method") ? "voting methods" : name;
        if (!seen.add(known)) {
            throw new BrokenFile(number, 3, BrokenFile.shown(name) + " is given twice.");
        }
        switch (known) {
            case "candidates" -> candidates(value, number, colon + 2);
            case "number of seats" -> seats = seats(value, number, colon + 2);
            case "implicit ranking" -> implicitRanking = flag(value, number, colon + 2);
            case "weight allowed" -> weightAllowed = flag(value, number, colon + 2);
            case "voting methods" -> methods = value;
            default -> notes.add("The parameter " + BrokenFile.shown(name) + " is not known and was not used.");
        }
    }

    private void candidates(String list, long number, int column) {
        candidatesGiven = true;
        for (String one : list.split(";", -1)) {
            String name = one.strip();
            if (name.chars().anyMatch(sign -> ">=*^<".indexOf(sign) >= 0)) {
                throw new BrokenFile(
                        number, column, BrokenFile.shown(name) + " contains a sign that names must not contain.");
            }
            if (candidates.contains(name)) {
                throw new BrokenFile(number, column, BrokenFile.shown(name) + " is a candidate twice.");
            }
            // A list may end with a semicolon.
            if (!name.isEmpty()) {
                add(name, number, column);
            }
        }
    }

    private void add(String name, long number, int column) {
        if (!BallotOption.isCode(name)) {
            throw new BrokenFile(
                    number,
                    column,
                    BrokenFile.shown(name) + " is no name of at most " + BallotOption.MAX_CODE_LENGTH
                            + " printable characters.");
        }
        candidates.add(name);
        if (candidates.size() > BallotOption.MAX_OPTIONS) {
            throw new BrokenFile(number, column, "There are more than " + BallotOption.MAX_OPTIONS + " candidates.");
        }
    }

    private static boolean flag(String value, long number, int column) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BrokenFile(number, column, BrokenFile.shown(value) + " is neither true nor false.");
        };
    }

    private static int seats(String value, long number, int column) {
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) == 0) {
            throw new BrokenFile(number, column, BrokenFile.shown(value) + " is no number of seats from 1 to 999999.");
        }
        return Integer.parseInt(value);
    }

    /** Whether a name in a vote counts: any does where the file has no list of candidates. */
    boolean isCandidate(String name, long number, int column) {
        if (candidates.contains(name)) {
            return true;
        }
        if (candidatesGiven) {
            notes.add("Votes for names that are not on the list of candidates were left out.");
            return false;
        }
        add(name, number, column);
        return true;
    }

    void noteWeight() {
        notes.add(
                weightAllowed
                        ? "A vote with a weight counts as so many ballots."
                        : "Weights were left out of account, as the file does not allow them.");
    }

    boolean implicitRanking() {
        return implicitRanking;
    }

    boolean weightAllowed() {
        return weightAllowed;
    }

    int seats() {
        return seats;
    }

    Set<String> candidates() {
        return candidates;
    }

    List<String> notes() {
        return new ArrayList<>(notes);
    }

    /** The first of the voting methods that is known here. */
    @Nullable
    MethodRules method() {
        return MethodNames.first(methods, implicitRanking, Math.min(Math.max(1, seats), BallotOption.MAX_OPTIONS));
    }
}
