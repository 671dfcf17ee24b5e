package org.minga.voting.campaigncopy.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A campaign as campaign-service last told it. */
public record KnownCampaign(UUID id, UUID organisationId, boolean published, List<KnownPhase> phases) {
    public KnownCampaign {
        phases = List.copyOf(phases);
    }

    public Optional<KnownPhase> phase(UUID phaseId) {
        return phases.stream().filter(phase -> phase.id().equals(phaseId)).findFirst();
    }
}
