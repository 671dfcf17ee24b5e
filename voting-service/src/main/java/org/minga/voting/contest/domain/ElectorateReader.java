package org.minga.voting.contest.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.domain.ContestDraft.ElectorateDraft;

/** Reads who may take part; any account if nothing is said. */
final class ElectorateReader {
    private static final String KNOWN = String.join(
            ", ", Electorate.AnyAccount.KIND, Electorate.Members.KIND, Electorate.Listed.KIND, Electorate.Jury.KIND);

    private final List<Fault> faults;

    ElectorateReader(List<Fault> faults) {
        this.faults = faults;
    }

    Optional<Electorate> read(@Nullable ElectorateDraft draft) {
        if (draft == null) {
            return Optional.of(new Electorate.AnyAccount(Electorate.NO_ASSURANCE));
        }
        int assurance = draft.minAssurance() == null ? Electorate.NO_ASSURANCE : draft.minAssurance();
        if (assurance < Electorate.NO_ASSURANCE || assurance > Electorate.MAX_ASSURANCE) {
            fault(
                    "/minAssurance",
                    "out_of_range",
                    "This is from " + Electorate.NO_ASSURANCE + " to " + Electorate.MAX_ASSURANCE + ".");
        }
        String kind = draft.kind() == null ? Electorate.AnyAccount.KIND : draft.kind();
        Set<Role> roles = roles(draft.roles(), kind);
        return switch (kind) {
            case Electorate.AnyAccount.KIND -> Optional.of(new Electorate.AnyAccount(assurance));
            case Electorate.Members.KIND -> Optional.of(new Electorate.Members(roles, assurance));
            case Electorate.Listed.KIND -> Optional.of(new Electorate.Listed(assurance));
            case Electorate.Jury.KIND -> Optional.of(new Electorate.Jury(assurance));
            default -> {
                fault("/kind", "unknown_value", "Known are: " + KNOWN + ".");
                yield Optional.empty();
            }
        };
    }

    private Set<Role> roles(@Nullable List<@Nullable String> names, String kind) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean members = kind.equals(Electorate.Members.KIND);
        // Generated clients send an empty list for one they were not given.
        if (names == null || (names.isEmpty() && !members)) {
            return roles;
        }
        if (!members) {
            fault("/roles", "not_applicable", "Only members have roles.");
            return roles;
        }
        if (names.isEmpty() || names.size() > Role.values().length) {
            fault("/roles", "out_of_range", "Name 1 to " + Role.values().length + " roles, or leave them out for all.");
            return roles;
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<Role> role = name == null ? Optional.empty() : Role.of(name);
            if (role.isEmpty()) {
                fault("/roles/" + i, "unknown_value", "Known are: " + Role.names() + ".");
            } else if (!roles.add(role.get())) {
                fault("/roles/" + i, "duplicate", "The role is there already.");
            }
        }
        return roles;
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new Fault("/electorate" + pointer, code, detail));
    }
}
