package org.minga.campaign.organisation.domain;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who belongs to an organisation. There is always at least one owner. */
public record Members(SortedMap<String, Role> roles) {
    public static final int MOST = 500;

    public Members {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    }

    public static Members foundedBy(String personId) {
        return new Members(new TreeMap<>(Map.of(personId, Role.OWNER)));
    }

    public Optional<Role> roleOf(String personId) {
        return Optional.ofNullable(roles.get(personId));
    }

    public MembersDecision with(String personId, Role role) {
        if (role != Role.OWNER && isLastOwner(personId)) {
            return new MembersDecision.LastOwner();
        }
        if (!roles.containsKey(personId) && roles.size() >= MOST) {
            return new MembersDecision.TooMany(MOST);
        }
        SortedMap<String, Role> changed = new TreeMap<>(roles);
        changed.put(personId, role);
        return new MembersDecision.Changed(new Members(changed));
    }

    public MembersDecision without(String personId) {
        if (!roles.containsKey(personId)) {
            return new MembersDecision.NotThere();
        }
        if (isLastOwner(personId)) {
            return new MembersDecision.LastOwner();
        }
        SortedMap<String, Role> changed = new TreeMap<>(roles);
        changed.remove(personId);
        return new MembersDecision.Changed(new Members(changed));
    }

    private boolean isLastOwner(String personId) {
        return roles.get(personId) == Role.OWNER
                && roles.values().stream().filter(role -> role == Role.OWNER).count() == 1;
    }
}
