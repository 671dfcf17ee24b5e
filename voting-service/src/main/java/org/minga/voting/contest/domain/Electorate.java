package org.minga.voting.contest.domain;

import java.util.Set;
import org.minga.voting.campaigncopy.Role;

/** Who may take part in a contest, and how surely they must have been identified. */
public sealed interface Electorate {
    /** The level that is asked of nobody. */
    int NO_ASSURANCE = 0;

    int MAX_ASSURANCE = 4;

    /** Least assurance level that a voter's token must carry; {@value #NO_ASSURANCE} takes any. */
    int minAssurance();

    /** As written in drafts, views and bundles. */
    String kind();

    /** Whoever has an account: how many that are is not known. */
    record AnyAccount(int minAssurance) implements Electorate {
        public static final String KIND = "any_account";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * Whoever is a member of the organisation when the contest opens.
     *
     * @param roles only members of these; all members if empty
     */
    record Members(Set<Role> roles, int minAssurance) implements Electorate {
        public static final String KIND = "members";

        public Members {
            roles = Set.copyOf(roles);
        }

        @Override
        public String kind() {
            return KIND;
        }

        public boolean includes(Role role) {
            return roles.isEmpty() || roles.contains(role);
        }
    }

    /** Whoever is on the roll that the organiser uploaded before the opening. */
    record Listed(int minAssurance) implements Electorate {
        public static final String KIND = "listed";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** The same with a weight for each. */
    record Jury(int minAssurance) implements Electorate {
        public static final String KIND = "jury";
        public static final int MAX_WEIGHT = 1_000;

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** Whether it is known how many they are once the contest is open. */
    default boolean hasKnownSize() {
        return !(this instanceof AnyAccount);
    }

    /** Whether the organiser uploads who they are. */
    default boolean isUploaded() {
        return this instanceof Listed || this instanceof Jury;
    }
}
