package org.minga.voting.campaigncopy;

import java.util.Locale;
import java.util.Optional;

/** What a member may do in an organisation: each role may do what the later ones may. */
public enum Role {
    OWNER,
    EDITOR,
    MODERATOR,
    EVALUATOR,
    VIEWER;

    /** A role that this version does not know gives no rights. */
    static Optional<Role> of(String name) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    boolean includes(Role needed) {
        return ordinal() <= needed.ordinal();
    }
}
