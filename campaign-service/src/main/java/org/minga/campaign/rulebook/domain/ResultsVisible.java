package org.minga.campaign.rulebook.domain;

import java.util.Locale;

/** From when on anybody may see how a vote stands. */
public enum ResultsVisible {
    AFTER_CLOSE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ResultsVisible of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
