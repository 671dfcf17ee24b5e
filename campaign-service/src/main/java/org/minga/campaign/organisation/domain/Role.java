package org.minga.campaign.organisation.domain;

import java.util.Locale;

/** What a member is in an organisation. */
public enum Role {
    OWNER,
    EDITOR,
    MODERATOR,
    EVALUATOR,
    VIEWER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean grants(Right right) {
        return switch (right) {
            case READ -> true;
            case CHANGE -> this == OWNER || this == EDITOR;
            case MANAGE_MEMBERS -> this == OWNER;
        };
    }
}
