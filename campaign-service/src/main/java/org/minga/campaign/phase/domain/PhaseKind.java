package org.minga.campaign.phase.domain;

import java.util.Locale;

/** What a phase is for. */
public enum PhaseKind {
    COLLECT,
    DISCUSS,
    REFINE,
    EVALUATE,
    VOTE,
    DECIDE,
    FOLLOW_UP;

    /** The word used outside of this program. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PhaseKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
