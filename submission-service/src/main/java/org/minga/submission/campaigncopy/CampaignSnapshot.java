package org.minga.submission.campaigncopy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What this service reads of the campaign that every campaign and phase event carries. */
record CampaignSnapshot(UUID campaignId, UUID organisationId, String status, List<Phase> phases, Rulebook rulebook) {

    record Phase(UUID id, String kind, Instant opensAt, Instant closesAt) {}

    record Rulebook(String submissionsVisible, String moderation, int submissionsPerParticipant) {}
}
