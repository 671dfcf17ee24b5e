package org.minga.voting.campaigncopy;

import java.util.Locale;
import java.util.Optional;

/** What a member may do in an organisation: each role may do what those of lower rank may. */
public enum Role {
    OWNER(5),
    EDITOR(4),
    MODERATOR(3),
    EVALUATOR(2),
    VIEWER(1);

    private final int rank;

    Role(int rank) {
        this.rank = rank;
    }

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
        return rank >= needed.rank;
    }
}
