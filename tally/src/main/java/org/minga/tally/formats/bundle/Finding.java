package org.minga.tally.formats.bundle;

import java.util.Locale;

/** What can be found wrong with a bundle, or with what it is held against. */
public enum Finding {
    /** The hash to compare with is no SHA-256. */
    HASH_MALFORMED,
    /** A line is too long, not UTF-8, not JSON or not canonical, and it is not in the box. */
    UNREADABLE,
    /** The file ends too early, or its last line does not end. */
    TRUNCATED,
    /** The header lacks something, or holds something it should not. */
    HEADER,
    /** The rules are unsound or of a version not known here. */
    RULES,
    /** The rules are not those that were hashed. */
    RULES_HASH,
    /** The keys are not those that are trusted, or something is signed by a key that is not among them. */
    KEYS,
    /** A line of the box is not the one that was written. */
    LINE_CHANGED,
    /** A line of the box is missing. */
    LINE_DROPPED,
    /** A line is in the box that was not written. */
    LINE_ADDED,
    /** A line of the box is not what the format says, although its page is intact. */
    LINE_INVALID,
    /** A line of the box stands in the wrong place, although its page is intact. */
    LINE_ORDER,
    /** A ballot breaks the rules of the contest, although its page is intact. */
    BALLOT_INVALID,
    /** An entry is voided that is not there, counts, or was voided before. */
    VOID,
    /** An entry of the log is neither opened nor voided. */
    UNOPENED,
    /** A signed tree head is missing, or is not that of the entries before it. */
    HEAD,
    /** A tree head is not signed. */
    HEAD_SIGNATURE,
    /** The ballots counted are not those of the rounds and the result. */
    BALLOT_CHANGED,
    /** There are fewer ballots than the result speaks of. */
    BALLOT_DROPPED,
    /** There are more ballots than the result speaks of. */
    BALLOT_ADDED,
    /** The end of a page is missing or says something else. */
    PAGE,
    /** The line that closes the box is missing or says something else. */
    BOX,
    /** A round is not what counting these ballots gives. */
    ROUND,
    /** The result is not what counting these ballots gives. */
    RESULT,
    /** The outcome is not what the conditions make of the result. */
    OUTCOME,
    /** The bundle is not signed by one of its keys. */
    SIGNATURE,
    /** Something follows the signature. */
    TRAILING,
    /** All fits together, but it is not the file that was certified. */
    FILE_HASH,
    /** What the bundle is to be held against can't be read: keys, a receipt or a tree head. */
    EVIDENCE,
    /** A tree head seen earlier is not signed by one of the keys. */
    SEEN_HEAD_SIGNATURE,
    /** A tree head seen earlier is not of the history of this log. */
    HISTORY,
    /** A receipt is of another contest. */
    RECEIPT_CONTEST,
    /** The promise on a receipt is not signed for this ballot. */
    RECEIPT_SIGNATURE,
    /** A ballot was promised to be in the log and is not. */
    RECEIPT_MISSING,
    /** A ballot was promised to be void and counts. */
    RECEIPT_COUNTED;

    /** The name in lower_snake. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
