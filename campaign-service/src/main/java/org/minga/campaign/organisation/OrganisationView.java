package org.minga.campaign.organisation;

import java.time.Instant;
import java.util.UUID;

/** An organisation as anybody may see it. */
record OrganisationView(UUID id, String name, String slug, OrganisationKind kind, Instant createdAt, long version) {
    static OrganisationView from(OrganisationRow row) {
        return new OrganisationView(
                row.id, row.name, row.slug, OrganisationKind.of(row.kind), row.createdAt, row.version);
    }
}
