package org.minga.campaign.organisation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.campaign.organisation.domain.Members;
import org.minga.platform.data.outbox.OutgoingEvent;

/** Data of minga.organisation.members_changed.v1: everybody who belongs to the organisation now. */
record MembersChangedEvent(UUID organisationId, String slug, String name, List<Member> members) {
    static OutgoingEvent of(OrganisationRow organisation, Members members) {
        List<Member> list = members.roles().entrySet().stream()
                .map(entry -> new Member(entry.getKey(), entry.getValue().code()))
                .toList();
        return new OutgoingEvent(
                "minga.organisation.members_changed.v1",
                organisation.id.toString(),
                Map.of("organisation", organisation.id.toString()),
                new MembersChangedEvent(organisation.id, organisation.slug, organisation.name, list));
    }

    /** One of them. */
    record Member(String personId, String role) {}
}
