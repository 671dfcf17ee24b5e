package org.minga.campaign.publication;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minga.campaign.campaign.CampaignFact;
import org.minga.campaign.campaign.Campaigns;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.campaign.domain.PublicationDecision;
import org.minga.campaign.history.HistoryEntry;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.organisation.domain.Right;
import org.minga.campaign.publication.VotingService.Fault;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/**
 * Publishes a draft in two steps: voting-service is asked while no transaction is open, then exactly the version that
 * it was asked about is published.
 */
@ApplicationScoped
class PublishingCampaign {
    private final Campaigns campaigns;
    private final ContestValidation validation;
    private final InstantSource clock;

    PublishingCampaign(Campaigns campaigns, ContestValidation validation, InstantSource clock) {
        this.campaigns = campaigns;
        this.validation = validation;
        this.clock = clock;
    }

    /** The version that was validated; empty if there is nothing to validate because it is no draft any more. */
    Uni<Optional<Long>> validate(Actor actor, UUID id) {
        return Panache.withSession(() -> campaigns.seen(actor, id, Right.CHANGE))
                .chain(campaign -> switch (campaign) {
                    case Campaign.Published published -> Uni.createFrom().item(Optional.empty());
                    case Campaign.Draft draft ->
                        validation
                                .faults(draft)
                                .invoke(PublishingCampaign::refuseUnlessEmpty)
                                .replaceWith(Optional.of(draft.version()));
                });
    }

    /** Works inside the transaction of its caller. */
    Uni<PublicationResult> publish(Actor actor, UUID id, Optional<Long> validated) {
        return campaigns.locked(actor, id).chain(campaign -> switch (campaign) {
            case Campaign.Published published -> Uni.createFrom().item(new PublicationResult.NotADraft());
            case Campaign.Draft draft -> publish(actor, draft, validated);
        });
    }

    private Uni<PublicationResult> publish(Actor actor, Campaign.Draft draft, Optional<Long> validated) {
        if (!validated.equals(Optional.of(draft.version()))) {
            return Uni.createFrom().item(new PublicationResult.Changed());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (draft.publish(now)) {
            case PublicationDecision.AlreadyOver over ->
                Uni.createFrom().item(new PublicationResult.AlreadyOver(over.endedAt()));
            case PublicationDecision.Accepted accepted -> {
                Campaign.Published published = accepted.campaign();
                HistoryEntry entry = HistoryEntry.plain(
                        draft.id(), CampaignFact.PUBLISHED.action(), actor.subject(), actor.client(), now);
                yield campaigns
                        .changed(CampaignFact.PUBLISHED, published, entry)
                        .replaceWith(new PublicationResult.Published(published));
            }
        };
    }

    private static void refuseUnlessEmpty(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.of(ProblemTypes.VALIDATION, "The contests of the campaign can't be held like this.")
                    .withErrors(faults.stream()
                            .map(fault -> new FieldError(fault.pointer(), fault.code(), fault.detail()))
                            .toList())
                    .asException();
        }
    }
}
