package org.minga.tally.formats.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compares a line with the only line that could stand in its place. */
final class ExpectedLine {

    private static final int CONTEXT = 40;

    private ExpectedLine() {}

    static void check(Finding finding, byte[] actual, byte[] expected) {
        if (!Arrays.equals(actual, expected)) {
            throw new Refusal(finding, "The line is not what it must be: " + difference(actual, expected));
        }
    }

    /** Where two lines part, and what each says there. */
    static String difference(byte[] actual, byte[] expected) {
        int at = Arrays.mismatch(actual, expected);
        return "from byte " + (at + 1) + " on it says " + excerpt(actual, at) + ", but must say "
                + excerpt(expected, at) + ".";
    }

    private static String excerpt(byte[] line, int at) {
        int from = Math.max(0, at - CONTEXT / 2);
        int to = Math.min(line.length, at + CONTEXT);
        String text = new String(line, from, Math.max(0, to - from), StandardCharsets.UTF_8);
        return (from > 0 ? "…" : "") + text + (to < line.length ? "…" : "");
    }
}
