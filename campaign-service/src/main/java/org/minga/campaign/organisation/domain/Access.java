package org.minga.campaign.organisation.domain;

import java.util.List;
import java.util.Optional;

/** The one visibility policy for what belongs to an organisation. */
public sealed interface Access {
    record Granted() implements Access {}

    /** Whoever may not see a thing is not told that it exists. */
    record Hidden() implements Access {}

    record NotAMember() implements Access {}

    record RoleMissing(Role role, List<Role> sufficient) implements Access {}

    /**
     * Whether somebody may do what they want.
     *
     * @param role the caller's role in the organisation, if any
     * @param platformAdmin may read everything, and changes nothing
     * @param secret whether outsiders must not learn that the thing exists, as with a draft
     */
    static Access decide(Optional<Role> role, boolean platformAdmin, Right wanted, boolean secret) {
        if (role.isPresent()) {
            if (role.get().grants(wanted) || (platformAdmin && wanted == Right.READ)) {
                return new Granted();
            }
            return new RoleMissing(role.get(), wanted.roles());
        }
        if (platformAdmin) {
            return wanted == Right.READ ? new Granted() : new NotAMember();
        }
        return secret ? new Hidden() : new NotAMember();
    }
}
