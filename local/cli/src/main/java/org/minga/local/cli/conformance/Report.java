package org.minga.local.cli.conformance;

import java.io.PrintStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up what agreed and what did not, and prints a line for each mismatch. */
final class Report {

    private static final int SHOWN = 300;

    private final PrintStream out;
    private final String place;
    private final Totals totals;

    Report(PrintStream out) {
        this(out, "", new Totals());
    }

    private Report(PrintStream out, String place, Totals totals) {
        this.out = out;
        this.place = place;
        this.totals = totals;
    }

    /** The same report, for what lies one step further in: a file, a rule, a round. */
    Report in(String step) {
        return new Report(out, place.isEmpty() ? step : place + " " + step, totals);
    }

    /** Compares one value that counts. */
    void same(String what, @Nullable Object expected, @Nullable Object actual) {
        if (Objects.equals(expected, actual)) {
            totals.passed++;
        } else {
            fail(what, "expected " + shown(expected) + ", counted " + shown(actual));
        }
    }

    /** An expectation that counts and cannot be met. */
    void fail(String what, String reason) {
        totals.failed++;
        out.println("FAILED " + place + " " + what + ": " + reason);
    }

    /** An expectation that does not count. */
    void outOfScope() {
        totals.outOfScope++;
    }

    /** Values that were compared, whether they agreed or not. */
    long compared() {
        return totals.passed + totals.failed;
    }

    /** Values that were met with, those out of scope included. */
    long seen() {
        return compared() + totals.outOfScope;
    }

    long passed() {
        return totals.passed;
    }

    long failed() {
        return totals.failed;
    }

    @Override
    public String toString() {
        return totals.passed + " passed, " + totals.failed + " failed, " + totals.outOfScope + " out of scope";
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static final class Totals {
        private long passed;
        private long failed;
        private long outOfScope;
    }
}
