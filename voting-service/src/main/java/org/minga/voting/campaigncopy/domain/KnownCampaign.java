package org.minga.voting.campaigncopy.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A campaign as campaign-service last told it.
 *
 * @param visibleAfterCollect whether its rulebook hides submissions from the public until they are all collected
 */
public record KnownCampaign(
        UUID id, UUID organisationId, boolean published, boolean visibleAfterCollect, List<KnownPhase> phases) {
    public KnownCampaign {
        phases = List.copyOf(phases);
    }

    public Optional<KnownPhase> phase(UUID phaseId) {
        return phases.stream().filter(phase -> phase.id().equals(phaseId)).findFirst();
    }

    /** Whether the public may not see the submissions yet. */
    public boolean hidesSubmissions(Instant now) {
        return visibleAfterCollect
                && phases.stream().anyMatch(phase -> phase.kind().equals("collect") && now.isBefore(phase.closesAt()));
    }
}
