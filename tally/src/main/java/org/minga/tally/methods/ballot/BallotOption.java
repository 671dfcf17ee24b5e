package org.minga.tally.methods.ballot;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Something a ballot can name.
 *
 * @param code unique in its contest, 1 to 100 characters, no control characters, no blank at either end; ties are
 *     broken by it
 * @param cost in minor units of the contest's currency, 0 or more; null where the contest has no budget
 * @param submission id of the submission the option stands for, opaque here; null for a given option
 */
public record BallotOption(
        String code, @Nullable Long cost, @Nullable String submission) {

    /** Longest allowed code, in UTF-16 code units. */
    public static final int MAX_CODE_LENGTH = 100;

    /** Most options a contest may have. */
    public static final int MAX_OPTIONS = 10_000;

    /** An option without a cost that stands for no submission. */
    public static BallotOption of(String code) {
        return new BallotOption(code, null, null);
    }

    /** An option with a cost in minor units that stands for no submission. */
    public static BallotOption of(String code, long cost) {
        return new BallotOption(code, cost, null);
    }

    /** Whether a text may serve as a code: see {@link #code()}. */
    public static boolean isCode(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_CODE_LENGTH
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl)
                // A lone surrogate has no UTF-8 form, so it could be neither stored nor hashed.
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
