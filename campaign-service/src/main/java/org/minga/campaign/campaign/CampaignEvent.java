package org.minga.campaign.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.campaign.campaign.domain.Call;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.rulebook.domain.Rules;
import org.minga.platform.data.outbox.OutgoingEvent;

/**
 * Data of every event about a campaign and its phases: the whole campaign as it stands after the change, so that a copy
 * never has to put changes together.
 */
record CampaignEvent(
        UUID campaignId,
        UUID organisationId,
        String status,
        Map<String, String> title,
        String zone,
        List<PhaseData> phases,
        RulebookData rulebook) {
    static OutgoingEvent of(CampaignFact fact, Campaign campaign) {
        Call call = campaign.call();
        String id = call.id().toString();
        return new OutgoingEvent(
                fact.type(),
                id,
                Map.of("organisation", call.organisationId().toString(), "campaign", id),
                new CampaignEvent(
                        call.id(),
                        call.organisationId(),
                        status(campaign),
                        call.brief().title(),
                        call.brief().zone().getId(),
                        phases(call),
                        rulebook(call)));
    }

    private static String status(Campaign campaign) {
        return switch (campaign) {
            case Campaign.Draft draft -> "draft";
            case Campaign.Published published -> "published";
        };
    }

    private static List<PhaseData> phases(Call call) {
        return call.schedule().phases().stream()
                .map(phase -> new PhaseData(phase.id(), phase.kind().code(), phase.opensAt(), phase.closesAt()))
                .toList();
    }

    private static RulebookData rulebook(Call call) {
        Rules rules = call.rulebook().rules();
        return new RulebookData(
                call.rulebook().version(),
                rules.hash(),
                rules.submissionsVisible().code(),
                rules.moderation().code(),
                rules.submissionsPerParticipant());
    }

    /** A phase with the dates it has now. */
    record PhaseData(UUID id, String kind, Instant opensAt, Instant closesAt) {}

    /** The rules, as far as other services hold to them. */
    record RulebookData(
            int version, String hash, String submissionsVisible, String moderation, int submissionsPerParticipant) {}
}
