package org.minga.campaign.people;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The people's own data. */
@ApplicationScoped
class PersonStore implements PanacheRepositoryBase<PersonRow, String> {
    /** One statement, so that two first calls of one person at once both succeed. */
    private static final String PUT = """
            INSERT INTO person (id, display_name, locale, zone, email, created_at, changed_at)
            VALUES (:id, :displayName, :locale, :zone, nullif(:email, ''), :now, :now)
            ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, locale = excluded.locale,
              zone = excluded.zone, email = excluded.email, changed_at = excluded.changed_at""";

    Uni<Void> put(String id, ProfileRequest profile, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("id", id)
                        .setParameter("displayName", profile.displayName())
                        .setParameter("locale", profile.locale())
                        .setParameter("zone", profile.zone())
                        .setParameter("email", profile.email() == null ? "" : profile.email())
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<PersonRow>> of(String id) {
        return findById(id).map(Optional::ofNullable);
    }

    Uni<List<PersonRow>> of(Collection<String> ids) {
        return list("id in ?1 order by id", ids);
    }
}
