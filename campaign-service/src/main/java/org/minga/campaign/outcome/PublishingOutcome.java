package org.minga.campaign.outcome;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.minga.campaign.campaign.Campaigns;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.contestcopy.ContestCopies;
import org.minga.campaign.contestcopy.ContestCopy;
import org.minga.campaign.history.Action;
import org.minga.campaign.history.History;
import org.minga.campaign.history.HistoryEntry;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.outcome.domain.ContestStanding;
import org.minga.campaign.outcome.domain.Readiness;
import org.minga.campaign.phase.domain.Phase;
import org.minga.campaign.phase.domain.PhaseKind;
import org.minga.platform.data.outbox.Outbox;

/** Publishes an outcome once, when the votes are settled. Works inside the transaction of its caller. */
@ApplicationScoped
class PublishingOutcome {
    private final Campaigns campaigns;
    private final ContestCopies contests;
    private final OutcomeStore outcomes;
    private final History history;
    private final Outbox outbox;

    PublishingOutcome(
            Campaigns campaigns, ContestCopies contests, OutcomeStore outcomes, History history, Outbox outbox) {
        this.campaigns = campaigns;
        this.contests = contests;
        this.outcomes = outcomes;
        this.history = history;
        this.outbox = outbox;
    }

    Uni<OutcomeResult> publish(Actor actor, UUID campaignId, OutcomeRequest request, InstantSource clock) {
        return campaigns.locked(actor, campaignId).chain(campaign -> switch (campaign) {
            case Campaign.Draft draft -> Uni.createFrom().item(new OutcomeResult.CampaignNotPublished());
            case Campaign.Published published ->
                outcomes.of(campaignId)
                        .chain(existing -> existing.isPresent()
                                ? Uni.createFrom().item(new OutcomeResult.AlreadyPublished(existing.get().publishedAt))
                                : publishWhenReady(actor, published, request, clock));
        });
    }

    private Uni<OutcomeResult> publishWhenReady(
            Actor actor, Campaign.Published campaign, OutcomeRequest request, InstantSource clock) {
        return contests.ofCampaign(campaign.id()).chain(copies -> switch (readiness(campaign, copies)) {
            case Readiness.NotCertified open -> Uni.createFrom().item(new OutcomeResult.NotReady(open));
            case Readiness.Ready ready -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                yield store(actor, campaign, OutcomeView.of(campaign.id(), request, now));
            }
        });
    }

    private static Readiness readiness(Campaign.Published campaign, List<ContestCopy> copies) {
        List<UUID> votePhases = campaign.call().schedule().phases().stream()
                .filter(phase -> phase.kind() == PhaseKind.VOTE)
                .map(Phase::id)
                .toList();
        List<ContestStanding> standings = copies.stream()
                .map(copy -> new ContestStanding(copy.contestId(), copy.phaseId(), copy.certified()))
                .toList();
        return Readiness.of(votePhases, standings);
    }

    private Uni<OutcomeResult> store(Actor actor, Campaign.Published campaign, OutcomeView outcome) {
        HistoryEntry entry = HistoryEntry.plain(
                campaign.id(), Action.OUTCOME_PUBLISHED, actor.subject(), actor.client(), outcome.publishedAt());
        return outcomes.persistAndFlush(outcome.toRow())
                .chain(() -> history.append(entry))
                .chain(() -> Panache.getSession())
                .chain(session -> outbox.append(
                        session, OutcomePublishedEvent.of(campaign.call().organisationId(), outcome)))
                .replaceWith(new OutcomeResult.Published(outcome));
    }
}
