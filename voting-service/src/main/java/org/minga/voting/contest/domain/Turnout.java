package org.minga.voting.contest.domain;

import java.util.Locale;

/** Whether it is told how many have cast a ballot while the contest is open. */
public enum Turnout {
    HIDDEN,
    LIVE;

    /** As written in drafts and views. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
