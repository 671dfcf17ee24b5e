package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.organisation.domain.Members;
import org.minga.campaign.organisation.domain.MembersDecision;
import org.minga.campaign.organisation.domain.Right;
import org.minga.campaign.organisation.domain.Role;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.etag.ETags;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/**
 * Changes an organisation or who belongs to it, one change after the other: each takes the lock of the organisation
 * first. Works inside the transaction of its caller.
 */
@ApplicationScoped
class ChangingOrganisation {
    private final Organisations access;
    private final OrganisationStore organisations;
    private final MemberStore members;
    private final Outbox outbox;

    ChangingOrganisation(Organisations access, OrganisationStore organisations, MemberStore members, Outbox outbox) {
        this.access = access;
        this.organisations = organisations;
        this.members = members;
        this.outbox = outbox;
    }

    Uni<OrganisationRow> change(Actor actor, UUID id, @Nullable String ifMatch, OrganisationChangeRequest request) {
        return lock(actor, id, Right.CHANGE).chain(row -> {
            ETags.require(ifMatch, row.version);
            row.name = request.name();
            row.kind = request.kind().code();
            row.version++;
            return members.of(id).chain(all -> tell(row, all)).replaceWith(row);
        });
    }

    Uni<MembersDecision> putMember(Actor actor, UUID id, String personId, Role role) {
        return changeMembers(actor, id, all -> all.with(personId, role), () -> members.put(id, personId, role));
    }

    Uni<MembersDecision> removeMember(Actor actor, UUID id, String personId) {
        return changeMembers(actor, id, all -> all.without(personId), () -> members.remove(id, personId));
    }

    private Uni<MembersDecision> changeMembers(
            Actor actor, UUID id, Function<Members, MembersDecision> change, Supplier<Uni<Void>> store) {
        return lock(actor, id, Right.MANAGE_MEMBERS)
                .chain(row -> members.of(id).chain(all -> {
                    MembersDecision decision = change.apply(all);
                    if (decision instanceof MembersDecision.Changed(Members changed) && !changed.equals(all)) {
                        return store.get().chain(() -> tell(row, changed)).replaceWith(decision);
                    }
                    return Uni.createFrom().item(decision);
                }));
    }

    private Uni<OrganisationRow> lock(Actor actor, UUID id, Right right) {
        return organisations
                .lock(id)
                .map(found -> found.orElseThrow(ChangingOrganisation::notFound))
                .call(() -> access.require(actor, id, right, false));
    }

    private static RuntimeException notFound() {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no such organisation.")
                .asException();
    }

    private Uni<Void> tell(OrganisationRow row, Members all) {
        return Panache.getSession().chain(session -> outbox.append(session, MembersChangedEvent.of(row, all)));
    }
}
