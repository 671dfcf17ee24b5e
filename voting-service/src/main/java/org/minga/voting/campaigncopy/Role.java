package org.minga.voting.campaigncopy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** As events and drafts name it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, the highest first. */
    public static String names() {
        return Arrays.stream(values()).map(Role::wire).collect(Collectors.joining(", "));
    }

    /** A role that this version does not know gives no rights. */
    public static Optional<Role> of(String name) {
        for (Role role : values()) {
            if (role.wire().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    boolean includes(Role needed) {
        return rank >= needed.rank;
    }
}
