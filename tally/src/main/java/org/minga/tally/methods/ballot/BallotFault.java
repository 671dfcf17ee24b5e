package org.minga.tally.methods.ballot;

/**
 * One way in which a ballot breaks the rules of its contest.
 *
 * @param path RFC 6901 pointer into the ballot as the API takes it ({@code /selections/2}, {@code /points/A}, {@code
 *     /ranks/0/1}); empty for the whole ballot
 * @param code stable word for programs, for instance {@code unknown_option}
 * @param detail one sentence for people
 */
public record BallotFault(String path, Code code, String detail) {

    /** What can be wrong with a ballot. */
    public enum Code {
        WRONG_KIND,
        UNKNOWN_OPTION,
        DUPLICATE_OPTION,
        TOO_FEW_OPTIONS,
        TOO_MANY_OPTIONS,
        NEGATIVE_POINTS,
        TOO_MANY_POINTS_FOR_OPTION,
        TOO_FEW_POINTS,
        TOO_MANY_POINTS,
        /** Several options share a rank, or it was overvoted, and the contest does not allow it. */
        SHARED_RANK,
        SKIPPED_RANK,
        TOO_MANY_RANKS,
        SCORE_OUT_OF_RANGE,
        NEGATIVE_WEIGHT,
        TOO_MANY_CREDITS,
        /** An option was compared with itself. */
        SAME_OPTION,
        DUPLICATE_PAIR,
        TOO_FEW_CHOICES,
        TOO_MANY_CHOICES;

        /** The code in lower_snake, as the API shows it. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
