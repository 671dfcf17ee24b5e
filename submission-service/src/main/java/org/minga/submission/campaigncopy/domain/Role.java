package org.minga.submission.campaigncopy.domain;

import java.util.Optional;

/** A member's role in an organisation: every member may read, the upper three may moderate, the upper two may change. */
public enum Role {
    OWNER,
    EDITOR,
    MODERATOR,
    EVALUATOR,
    VIEWER;

    public boolean may(Right right) {
        return switch (right) {
            case READ -> true;
            case MODERATE -> this == OWNER || this == EDITOR || this == MODERATOR;
            case CHANGE -> this == OWNER || this == EDITOR;
        };
    }

    /** A role that this service does not know gives no right at all. */
    public static Optional<Role> of(String wire) {
        return switch (wire) {
            case "owner" -> Optional.of(OWNER);
            case "editor" -> Optional.of(EDITOR);
            case "moderator" -> Optional.of(MODERATOR);
            case "evaluator" -> Optional.of(EVALUATOR);
            case "viewer" -> Optional.of(VIEWER);
            default -> Optional.empty();
        };
    }
}
