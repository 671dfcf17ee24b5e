package org.minga.submission.campaigncopy.domain;

/** The kinds of phase that mean something to a submission; every other kind is {@link #OTHER}. */
public enum PhaseKind {
    COLLECT,
    VOTE,
    OTHER;

    public static PhaseKind of(String wire) {
        return switch (wire) {
            case "collect" -> COLLECT;
            case "vote" -> VOTE;
            default -> OTHER;
        };
    }
}
