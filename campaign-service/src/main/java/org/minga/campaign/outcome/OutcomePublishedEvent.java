package org.minga.campaign.outcome;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.platform.data.outbox.OutgoingEvent;

/** Data of minga.outcome.published.v1: what was decided about each submission. The reasons are read here, by people. */
record OutcomePublishedEvent(UUID campaignId, List<Decision> decisions) {
    static OutgoingEvent of(UUID organisationId, OutcomeView outcome) {
        String campaign = outcome.campaignId().toString();
        return new OutgoingEvent(
                "minga.outcome.published.v1",
                campaign,
                Map.of("organisation", organisationId.toString(), "campaign", campaign),
                new OutcomePublishedEvent(
                        outcome.campaignId(),
                        outcome.decisions().stream()
                                .map(decision -> new Decision(
                                        decision.submissionId(),
                                        decision.decision().code()))
                                .toList()));
    }

    /** One of them. */
    record Decision(UUID submissionId, String decision) {}
}
