package org.minga.reward.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import org.minga.platform.data.inbox.ReceivedEvent;
import org.minga.reward.campaigncopy.CampaignCopies;
import org.minga.reward.fact.FactStore;
import org.minga.reward.settlement.SettlementUseCases;

/** What each event means here: a copy kept, or a fact stored and those concerned settled. */
@ApplicationScoped
class EventEffects {
    private final CampaignCopies copies;
    private final FactStore facts;
    private final SettlementUseCases settlement;

    EventEffects(CampaignCopies copies, FactStore facts, SettlementUseCases settlement) {
        this.copies = copies;
        this.facts = facts;
        this.settlement = settlement;
    }

    /** Within the transaction that marks the event as received. */
    Uni<Void> apply(ReceivedEvent event) {
        return switch (event.type()) {
            case "minga.organisation.members_changed.v1" -> members(event);
            case "minga.campaign.created.v1",
                    "minga.campaign.changed.v1",
                    "minga.campaign.published.v1",
                    "minga.phase.opened.v1",
                    "minga.phase.closed.v1",
                    "minga.phase.extended.v1" -> campaign(event);
            case "minga.submission.submitted.v1",
                    "minga.submission.published.v1",
                    "minga.submission.edited.v1",
                    "minga.submission.withdrawn.v1",
                    "minga.submission.declined.v1",
                    "minga.submission.removed.v1",
                    "minga.submission.restored.v1" -> submission(event);
            case "minga.outcome.published.v1" -> outcome(event);
            case "minga.contest.participation_published.v1" -> participation(event);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> members(ReceivedEvent event) {
        EventFields.Members data = event.dataAs(EventFields.Members.class);
        return copies.keepOrganisation(data.organisationId(), data.roles(), event.sequence());
    }

    private Uni<Void> campaign(ReceivedEvent event) {
        EventFields.Campaign data = event.dataAs(EventFields.Campaign.class);
        return copies.keepCampaign(data.campaignId(), data.organisationId(), data.status(), event.sequence());
    }

    private Uni<Void> submission(ReceivedEvent event) {
        EventFields.Submission data = event.dataAs(EventFields.Submission.class);
        return settlement.afterStoring(data.campaignId(), () -> facts.remember(data.toSnapshot(event.sequence())));
    }

    private Uni<Void> outcome(ReceivedEvent event) {
        EventFields.Outcome data = event.dataAs(EventFields.Outcome.class);
        return settlement.afterStoring(
                data.campaignId(),
                () -> facts.rememberOutcome(data.campaignId(), data.bySubmission(), event.sequence()));
    }

    private Uni<Void> participation(ReceivedEvent event) {
        EventFields.Participation data = event.dataAs(EventFields.Participation.class);
        return settlement.afterStoring(
                data.campaignId(),
                () -> facts.rememberParticipation(
                        data.campaignId(), data.contestId(), new HashSet<>(data.personIds())));
    }
}
