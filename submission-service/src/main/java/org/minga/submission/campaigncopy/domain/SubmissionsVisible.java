package org.minga.submission.campaigncopy.domain;

/** When the public may see published submissions. */
public enum SubmissionsVisible {
    ON_PUBLICATION,
    AFTER_COLLECT;

    public static SubmissionsVisible of(String wire) {
        return wire.equals("on_publication") ? ON_PUBLICATION : AFTER_COLLECT;
    }
}
