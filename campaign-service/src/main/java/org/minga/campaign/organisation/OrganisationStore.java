package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisations. */
@ApplicationScoped
class OrganisationStore implements PanacheRepositoryBase<OrganisationRow, UUID> {
    private static final String INSERT = """
            INSERT INTO organisation (id, slug, name, kind, created_at, version)
            VALUES (:id, :slug, :name, :kind, :createdAt, :version) ON CONFLICT (slug) DO NOTHING""";

    Uni<Optional<OrganisationRow>> of(UUID id) {
        return findById(id).map(Optional::ofNullable);
    }

    /** Whoever changes an organisation or its members holds this lock, so that they do it one after the other. */
    Uni<Optional<OrganisationRow>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** Whether it was stored: false if another organisation has the slug. */
    Uni<Boolean> insert(OrganisationRow row) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", row.id)
                        .setParameter("slug", row.slug)
                        .setParameter("name", row.name)
                        .setParameter("kind", row.kind)
                        .setParameter("createdAt", row.createdAt.atOffset(ZoneOffset.UTC))
                        .setParameter("version", row.version)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    Uni<List<OrganisationRow>> ofMember(String personId, @Nullable UUID after, int limit) {
        String mine = "id in (select m.organisationId from MemberRow m where m.personId = ?1)";
        return (after == null
                        ? find(mine + " order by id", personId)
                        : find(mine + " and id > ?2 order by id", personId, after))
                .range(0, limit - 1)
                .list();
    }
}
