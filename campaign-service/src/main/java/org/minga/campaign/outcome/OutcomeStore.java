package org.minga.campaign.outcome;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Outcomes. */
@ApplicationScoped
class OutcomeStore implements PanacheRepositoryBase<OutcomeRow, UUID> {
    Uni<Optional<OutcomeRow>> of(UUID campaignId) {
        return findById(campaignId).map(Optional::ofNullable);
    }
}
