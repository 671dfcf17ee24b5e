package org.minga.tally.formats.preflib;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.minga.tally.formats.lines.BrokenFile;
import org.minga.tally.formats.lines.RankedBallots;
import org.minga.tally.methods.ballot.BallotOption;

/** What stands before the orders: {@code # KEY: value}, or plain lines in the old form. */
final class Header {

    private static final Set<String> TYPES = Set.of("soc", "soi", "toc", "toi");
    private static final String ALTERNATIVE = "ALTERNATIVE NAME ";

    private final SortedMap<String, String> names = new TreeMap<>();
    private boolean started;
    private boolean old;
    private boolean complete;
    private String title = "";
    private int alternatives;
    private long voters = -1;

    /** Whether a line, which is not blank, belongs to the header. */
    boolean read(String line, long number) {
        if (!started) {
            started = true;
            old = !line.startsWith("#");
        }
        if (old) {
            return !complete && readOld(line, number);
        }
        if (line.startsWith("#")) {
            pair(line, number);
            return true;
        }
        requireComplete();
        return false;
    }

    private void pair(String line, long number) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            // A comment.
            return;
        }
        String key = line.substring(1, colon).strip().toUpperCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        switch (key) {
            case "TITLE" -> title = value;
            case "DATA TYPE" -> type(value, number, colon + 2);
            case "NUMBER ALTERNATIVES" -> alternatives(value, number, colon + 2);
            case "NUMBER VOTERS" -> voters = whole(value, RankedBallots.MAX_BALLOTS, number, colon + 2);
            default -> {
                if (key.startsWith(ALTERNATIVE)) {
                    String index = key.substring(ALTERNATIVE.length());
                    name(whole(index, BallotOption.MAX_OPTIONS, number, 1), value, number);
                }
            }
        }
    }

    private static void type(String value, long number, int column) {
        if (!TYPES.contains(value.toLowerCase(Locale.ROOT))) {
            throw new BrokenFile(
                    number, column, BrokenFile.shown(value) + " is no kind of ranking: soc, soi, toc and toi are.");
        }
    }

    private boolean readOld(String line, long number) {
        if (alternatives == 0) {
            alternatives(line.strip(), number, 1);
        } else if (names.size() < alternatives) {
            int comma = Math.max(0, line.indexOf(','));
            name(
                    whole(line.substring(0, comma).strip(), BallotOption.MAX_OPTIONS, number, 1),
                    line.substring(comma + 1).strip(),
                    number);
        } else {
            String first = line.split(",", -1)[0].strip();
            voters = whole(first, RankedBallots.MAX_BALLOTS, number, 1);
            complete = true;
        }
        return true;
    }

    private void alternatives(String value, long number, int column) {
        long count = whole(value, BallotOption.MAX_OPTIONS, number, column);
        if (count == 0 || (alternatives != 0 && alternatives != count)) {
            throw new BrokenFile(number, column, "This is no number of alternatives.");
        }
        alternatives = (int) count;
    }

    private void name(long index, String name, long number) {
        if (index < 1 || (alternatives > 0 && index > alternatives)) {
            throw new BrokenFile(number, 0, "There is no alternative " + index + ".");
        }
        if (names.put(code((int) index), name) != null) {
            throw new BrokenFile(number, 0, "Alternative " + index + " is named twice.");
        }
    }

    private static long whole(String text, long most, long number, int column) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
            throw new BrokenFile(
                    number, column, BrokenFile.shown(text) + " is not a whole number from 0 to " + most + ".");
        }
        return Long.parseLong(text);
    }

    /** Refuses a file whose header ended before everything was said. */
    void requireComplete() {
        if (alternatives == 0 || voters < 0) {
            throw new BrokenFile(0, 0, "The header does not say how many alternatives and voters there are.");
        }
    }

    /** Whether the file has the form of before 2022. */
    boolean old() {
        return old;
    }

    String title() {
        return title;
    }

    int alternatives() {
        return alternatives;
    }

    long voters() {
        return voters;
    }

    String code(int alternative) {
        return Integer.toString(alternative);
    }

    List<BallotOption> options() {
        return IntStream.rangeClosed(1, alternatives)
                .mapToObj(index -> BallotOption.of(code(index)))
                .toList();
    }

    SortedMap<String, String> names() {
        SortedMap<String, String> told = new TreeMap<>(names);
        told.values().removeIf(String::isEmpty);
        return told;
    }

    List<String> notes() {
        return names.size() == alternatives
                ? List.of()
                : List.of("Only " + names.size() + " of " + alternatives + " alternatives have a name.");
    }
}
