package org.minga.submission.moderation.domain;

import org.minga.submission.naming.Named;

/** The name of a decision, as written in requests and in the moderation log. */
public enum Decision implements Named {
    APPROVE,
    DECLINE,
    REMOVE,
    RESTORE;

    /** Approvals are kept for the record; the public log shows what was kept from the public or given back to it. */
    public boolean isPublic() {
        return switch (this) {
            case APPROVE -> false;
            case DECLINE, REMOVE, RESTORE -> true;
        };
    }

    public boolean needsReason() {
        return switch (this) {
            case APPROVE, RESTORE -> false;
            case DECLINE, REMOVE -> true;
        };
    }
}
