package org.minga.tally.formats.bundle;

import java.io.Serial;

/**
 * The first wrong thing in a bundle, on its way up to {@link BundleReading}, the only place that catches it. An exception and
 * not a value, because every one of some fifty checks ends the whole recount.
 */
final class Refusal extends RuntimeException {

    /** In place of a line or page: the one being read. */
    static final long HERE = -1;

    @Serial
    private static final long serialVersionUID = 1L;

    private final Finding finding;
    private final long line;
    private final long page;

    Refusal(Finding finding, String explanation) {
        this(finding, HERE, 0, explanation);
    }

    /**
     * @param line from 1; 0 for the file as a whole
     * @param page from 1; 0 where no page is concerned
     */
    Refusal(Finding finding, long line, long page, String explanation) {
        super(explanation, null, false, false);
        this.finding = finding;
        this.line = line;
        this.page = page;
    }

    Finding finding() {
        return finding;
    }

    long line() {
        return line;
    }

    long page() {
        return page;
    }

    String explanation() {
        return String.valueOf(getMessage());
    }

    /** A stranger's text, short enough to print. */
    static String shown(String text) {
        return "'" + (text.length() <= 100 ? text : text.substring(0, 100) + "…") + "'";
    }
}
