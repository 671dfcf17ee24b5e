package org.minga.tally.formats.bundle;

import java.util.Locale;

/** What a recount can find wrong with a bundle. */
public enum Finding {
    /** The hash to compare with is no SHA-256. */
    HASH_MALFORMED,
    /** A line is too long, not UTF-8, not JSON or not canonical, and it is no ballot. */
    UNREADABLE,
    /** The file ends too early, or its last line does not end. */
    TRUNCATED,
    /** The header lacks something, or holds something it should not. */
    HEADER,
    /** The rules are unsound or of a version not known here. */
    RULES,
    /** The rules are not those that were hashed. */
    RULES_HASH,
    /** A ballot is not the one that was counted. */
    BALLOT_CHANGED,
    /** A ballot that was counted is missing. */
    BALLOT_DROPPED,
    /** A ballot is there that was not counted. */
    BALLOT_ADDED,
    /** A ballot breaks the rules of the contest, although its page is intact. */
    BALLOT_INVALID,
    /** Ballots are not sorted, although their page is intact. */
    BALLOT_ORDER,
    /** The end of a page is missing or says something else. */
    PAGE,
    /** The line that closes the box is missing or says something else. */
    BOX,
    /** A round is not what counting these ballots gives. */
    ROUND,
    /** The result is not what counting these ballots gives. */
    RESULT,
    /** Something follows the result. */
    TRAILING,
    /** All fits together, but it is not the file that was certified. */
    FILE_HASH;

    /** The name in lower_snake. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
