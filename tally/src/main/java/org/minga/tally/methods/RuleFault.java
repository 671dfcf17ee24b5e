package org.minga.tally.methods;

/**
 * One thing that is wrong with the rules or the options of a contest.
 *
 * @param path RFC 6901 pointer into the rules as bundles write them ({@code /ballot/min}, {@code /method/budget}) or,
 *     for options, {@code /options/3/cost}
 * @param code stable lower_snake word for programs
 * @param detail one sentence for people
 */
public record RuleFault(String path, String code, String detail) {

    /** A value outside its range, both ends included. */
    public static RuleFault outOfRange(String path, Object value, long from, long to) {
        return new RuleFault(
                path, "out_of_range", "The value must lie between " + from + " and " + to + ", not " + value + ".");
    }
}
