package org.minga.campaign.rulebook.domain;

import java.util.Locale;

/** From when on others see a submission. */
public enum SubmissionsVisible {
    ON_PUBLICATION,
    AFTER_COLLECT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SubmissionsVisible of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
