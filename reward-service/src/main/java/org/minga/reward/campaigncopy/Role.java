package org.minga.reward.campaigncopy;

import java.util.Set;

/** What somebody has to be in the organisation. Roles that we don't know allow nothing. */
public enum Role {
    /** May change: owners and editors. */
    EDITOR(Set.of("owner", "editor")),
    /** May read: every member. */
    VIEWER(Set.of("owner", "editor", "moderator", "evaluator", "viewer"));

    private final Set<String> held;

    Role(Set<String> held) {
        this.held = held;
    }

    boolean isGivenBy(String membership) {
        return held.contains(membership);
    }
}
