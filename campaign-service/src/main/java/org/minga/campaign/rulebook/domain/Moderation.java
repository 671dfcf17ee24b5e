package org.minga.campaign.rulebook.domain;

import java.util.Locale;

/** Whether a submission is looked at before it is published, or after. */
public enum Moderation {
    PRE,
    POST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Moderation of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
