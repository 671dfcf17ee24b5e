package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.organisation.domain.Members;
import org.minga.campaign.organisation.domain.Role;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.id.Ids;
import org.minga.platform.problem.Problem;

/** A person founds an organisation and owns it. Works inside the transaction of its caller. */
@ApplicationScoped
class FoundingOrganisation {
    private final OrganisationStore organisations;
    private final MemberStore members;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    FoundingOrganisation(
            OrganisationStore organisations, MemberStore members, Outbox outbox, Ids ids, InstantSource clock) {
        this.organisations = organisations;
        this.members = members;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<OrganisationRow> found(Actor founder, OrganisationRequest request) {
        OrganisationRow row = new OrganisationRow();
        row.id = ids.next();
        row.slug = request.slug();
        row.name = request.name();
        row.kind = request.kind().code();
        row.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.version = 1;
        return organisations
                .insert(row)
                .invoke(inserted -> refuseUnless(inserted, row.slug))
                .chain(() -> members.put(row.id, founder.subject(), Role.OWNER))
                .chain(() -> Panache.getSession())
                .chain(session ->
                        outbox.append(session, MembersChangedEvent.of(row, Members.foundedBy(founder.subject()))))
                .replaceWith(row);
    }

    private static void refuseUnless(boolean inserted, String slug) {
        if (!inserted) {
            throw Problem.of(CampaignProblems.SLUG_TAKEN, "The short name " + slug + " is taken.")
                    .asException();
        }
    }
}
