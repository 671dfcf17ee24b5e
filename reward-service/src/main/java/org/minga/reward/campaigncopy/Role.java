package org.minga.reward.campaigncopy;

/** What somebody has to be in the organisation. Roles that we don't know allow nothing. */
public enum Role {
    /** May change: owners and editors. */
    EDITOR,
    /** May read: every member. */
    VIEWER;

    boolean isGivenBy(String membership) {
        return switch (membership) {
            case "owner", "editor" -> true;
            case "moderator", "evaluator", "viewer" -> this == VIEWER;
            default -> false;
        };
    }
}
