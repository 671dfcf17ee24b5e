package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.minga.campaign.organisation.domain.Members;
import org.minga.campaign.organisation.domain.Role;

/** Memberships. */
@ApplicationScoped
class MemberStore implements PanacheRepositoryBase<MemberRow, MemberRow.Key> {
    Uni<Optional<Role>> roleOf(String personId, UUID organisationId) {
        return findById(new MemberRow.Key(organisationId, personId))
                .map(row -> row == null ? Optional.empty() : Optional.of(Role.of(row.role)));
    }

    Uni<Members> of(UUID organisationId) {
        return list("organisationId", organisationId).map(rows -> {
            SortedMap<String, Role> roles = new TreeMap<>();
            for (MemberRow row : rows) {
                roles.put(row.personId, Role.of(row.role));
            }
            return new Members(roles);
        });
    }

    Uni<List<MemberView>> page(UUID organisationId, String after, int limit) {
        return find("organisationId = ?1 and personId > ?2 order by personId", organisationId, after)
                .range(0, limit - 1)
                .list()
                .map(rows -> rows.stream()
                        .map(row -> new MemberView(row.personId, Role.of(row.role)))
                        .toList());
    }

    Uni<List<UUID>> organisationsOf(String personId) {
        return list("personId", personId)
                .map(rows -> rows.stream().map(row -> row.organisationId).toList());
    }

    /** Stores one member's role; the caller holds the lock of the organisation. */
    Uni<Void> put(UUID organisationId, String personId, Role role) {
        return findById(new MemberRow.Key(organisationId, personId)).chain(stored -> {
            if (stored != null) {
                stored.role = role.code();
                return Panache.getSession().chain(session -> session.flush());
            }
            MemberRow row = new MemberRow();
            row.organisationId = organisationId;
            row.personId = personId;
            row.role = role.code();
            return persistAndFlush(row).replaceWithVoid();
        });
    }

    Uni<Void> remove(UUID organisationId, String personId) {
        return delete("organisationId = ?1 and personId = ?2", organisationId, personId)
                .replaceWithVoid();
    }
}
