package org.minga.submission.campaigncopy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minga.submission.campaigncopy.domain.Role;

/** Who belongs to which organisation, as far as this service has heard. Every call runs in the caller's session. */
@ApplicationScoped
public class Memberships implements PanacheRepositoryBase<MembershipCopyRow, MembershipCopyRow.Key> {

    private final Organisations organisations;

    Memberships(Organisations organisations) {
        this.organisations = organisations;
    }

    public Uni<Optional<Role>> role(UUID organisationId, String subject) {
        return find("organisationId = ?1 and personId = ?2", organisationId, subject)
                .firstResult()
                .map(row -> row == null ? Optional.empty() : Role.of(row.role));
    }

    Uni<Void> apply(OrganisationSnapshot snapshot, long sequence) {
        UUID organisationId = snapshot.organisationId();
        return organisations
                .findById(organisationId, LockModeType.PESSIMISTIC_WRITE)
                .flatMap(held -> {
                    if (held != null && held.sequence >= sequence) {
                        return Uni.createFrom().voidItem();
                    }
                    OrganisationCopyRow row = held == null ? new OrganisationCopyRow() : held;
                    row.id = organisationId;
                    row.sequence = sequence;
                    List<MembershipCopyRow> members = snapshot.members().stream()
                            .map(member -> MembershipCopyRow.of(organisationId, member))
                            .toList();
                    return organisations
                            .persistAndFlush(row)
                            .chain(() -> delete("organisationId", organisationId))
                            .chain(() -> persist(members));
                });
    }

    @ApplicationScoped
    static class Organisations implements PanacheRepositoryBase<OrganisationCopyRow, UUID> {}
}
