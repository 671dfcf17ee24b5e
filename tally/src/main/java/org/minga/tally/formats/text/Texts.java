package org.minga.tally.formats.text;

import java.util.List;

/** Numbers and lists as people read them. */
final class Texts {

    /** A hostile list must not make us write a book about it. */
    private static final int SHOWN = 20;

    private Texts() {}

    /** 1250000 as {@code 1,250,000}. */
    static String whole(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** {@code 1 option}, {@code 3 options}. */
    static String count(long number, String thing) {
        return whole(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** The first {@value #SHOWN} of them, and how many more there are. */
    static String list(List<String> items) {
        String shown = String.join(", ", items.subList(0, Math.min(items.size(), SHOWN)));
        return items.size() <= SHOWN ? shown : shown + " and " + whole(items.size() - SHOWN) + " more";
    }

    /** The text with a full stop at its end. */
    static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") || stripped.endsWith("?") || stripped.endsWith("!") ? stripped : stripped + ".";
    }

    /**
     * A range of things, both ends included: {@code between 1 and 3 options}.
     *
     * @param all how many there are at most anyway: a limit from there on is none
     */
    static String range(long min, long max, long all, String thing) {
        if (min == max) {
            return "exactly " + count(min, thing);
        }
        if (max >= all) {
            return min == 0 ? "any number of " + thing + "s" : "at least " + count(min, thing);
        }
        return min == 0 ? "at most " + count(max, thing) : "between " + whole(min) + " and " + count(max, thing);
    }
}
