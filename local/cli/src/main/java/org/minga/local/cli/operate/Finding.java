package org.minga.local.cli.operate;

/**
 * What one look at a platform told.
 *
 * @param about what was looked at
 * @param words for a person: what is wrong and what to do, or how it is
 */
record Finding(Verdict verdict, String about, String words) {
    enum Verdict {
        GOOD,
        WRONG,
        UNKNOWN
    }

    static Finding good(String about, String words) {
        return new Finding(Verdict.GOOD, about, words);
    }

    static Finding wrong(String about, String words) {
        return new Finding(Verdict.WRONG, about, words);
    }

    /** Nothing is known to be wrong, but it could not be looked at. */
    static Finding unknown(String about, String words) {
        return new Finding(Verdict.UNKNOWN, about, words);
    }

    String line() {
        String mark = switch (verdict) {
            case GOOD -> "ok   ";
            case WRONG -> "WRONG";
            case UNKNOWN -> "?    ";
        };
        return mark + " " + about + ": " + words;
    }
}
