package org.minga.campaign.timetable;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.minga.campaign.campaign.CampaignFact;
import org.minga.campaign.campaign.Campaigns;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.history.HistoryEntry;
import org.minga.campaign.history.HistoryEntry.MovedDate;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.phase.domain.PhaseChange;
import org.minga.campaign.phase.domain.ScheduleDecision;
import org.minga.campaign.phase.domain.ScheduleDecision.Moved;

/** Opening, closing or extending a phase. Works inside the transaction of its caller. */
@ApplicationScoped
class MovingPhase {
    private final Campaigns campaigns;
    private final InstantSource clock;

    MovingPhase(Campaigns campaigns, InstantSource clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    Uni<TimetableResult> move(Actor actor, UUID campaignId, PhaseChange change, String reason) {
        return campaigns.locked(actor, campaignId).chain(campaign -> switch (campaign) {
            case Campaign.Draft draft -> Uni.createFrom().item(new TimetableResult.NotPublished());
            case Campaign.Published published -> move(actor, published, change, reason);
        });
    }

    private Uni<TimetableResult> move(Actor actor, Campaign.Published campaign, PhaseChange change, String reason) {
        // Asked only now, under the lock: of two who close a phase at once the second finds it closed.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (campaign.call().schedule().decide(change, now)) {
            case ScheduleDecision.Refused refused ->
                Uni.createFrom().item(new TimetableResult.Refused(refused.refusal()));
            case Moved moved -> {
                Campaign.Published changed = campaign.with(moved.schedule());
                HistoryEntry entry = new HistoryEntry(
                        campaign.id(),
                        fact(change).action(),
                        actor.subject(),
                        actor.client(),
                        now,
                        reason,
                        movedDate(change, moved));
                yield campaigns
                        .changed(fact(change), changed, entry)
                        .replaceWith(new TimetableResult.Moved(changed, now));
            }
        };
    }

    private static CampaignFact fact(PhaseChange change) {
        return switch (change) {
            case PhaseChange.Opening opening -> CampaignFact.PHASE_OPENED;
            case PhaseChange.Closing closing -> CampaignFact.PHASE_CLOSED;
            case PhaseChange.Extension extension -> CampaignFact.PHASE_EXTENDED;
        };
    }

    private static MovedDate movedDate(PhaseChange change, Moved moved) {
        return switch (change) {
            case PhaseChange.Opening opening ->
                new MovedDate(
                        opening.phaseId(),
                        moved.before().opensAt(),
                        moved.after().opensAt());
            case PhaseChange.Closing closing ->
                new MovedDate(
                        closing.phaseId(),
                        moved.before().closesAt(),
                        moved.after().closesAt());
            case PhaseChange.Extension extension ->
                new MovedDate(
                        extension.phaseId(),
                        moved.before().closesAt(),
                        moved.after().closesAt());
        };
    }
}
