package org.minga.voting.campaigncopy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What voting reads of {@code minga.campaign.*} and {@code minga.phase.*}. */
record CampaignSnapshot(UUID campaignId, UUID organisationId, String status, List<Phase> phases, Rulebook rulebook) {
    record Phase(UUID id, String kind, Instant opensAt, Instant closesAt) {}

    record Rulebook(String submissionsVisible) {}
}
