package org.minga.campaign.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.history.HistoryEntry;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.organisation.Organisations;
import org.minga.campaign.organisation.domain.Right;
import org.minga.platform.etag.ETags;
import org.minga.platform.id.Ids;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** Writing a draft. Works inside the transaction of its caller. */
@ApplicationScoped
class DraftingCampaign {
    private final Campaigns campaigns;
    private final Organisations organisations;
    private final Ids ids;
    private final InstantSource clock;

    DraftingCampaign(Campaigns campaigns, Organisations organisations, Ids ids, InstantSource clock) {
        this.campaigns = campaigns;
        this.organisations = organisations;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Campaign> create(Actor actor, CampaignRequest request) {
        CampaignChangeRequest content = request.content();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Campaign.Draft draft = Campaign.draft(
                ids.next(),
                request.organisationId(),
                content.toBrief(),
                content.toPlans(),
                content.rulebook().toRules(),
                now,
                ids::next);
        return organisations
                .exists(request.organisationId())
                .invoke(DraftingCampaign::refuseUnlessKnown)
                .chain(() -> organisations.require(actor, request.organisationId(), Right.CHANGE, false))
                .chain(() -> campaigns.created(draft, entry(CampaignFact.CREATED, draft, actor, now)))
                .replaceWith(draft);
    }

    Uni<DraftChange> change(Actor actor, UUID id, @Nullable String ifMatch, CampaignChangeRequest request) {
        return campaigns.locked(actor, id).chain(campaign -> {
            ETags.require(ifMatch, campaign.version());
            return switch (campaign) {
                case Campaign.Published published -> Uni.createFrom().item(new DraftChange.NotADraft());
                case Campaign.Draft draft -> change(actor, draft, request);
            };
        });
    }

    private Uni<DraftChange> change(Actor actor, Campaign.Draft draft, CampaignChangeRequest request) {
        Campaign.Draft revised = draft.revised(
                request.toBrief(), request.toPlans(), request.rulebook().toRules(), ids::next);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return campaigns
                .changed(CampaignFact.CHANGED, revised, entry(CampaignFact.CHANGED, revised, actor, now))
                .replaceWith(new DraftChange.Changed(revised));
    }

    private static HistoryEntry entry(CampaignFact fact, Campaign campaign, Actor actor, Instant now) {
        return HistoryEntry.plain(campaign.id(), fact.action(), actor.subject(), actor.client(), now);
    }

    private static void refuseUnlessKnown(boolean exists) {
        if (!exists) {
            throw Problem.of(ProblemTypes.VALIDATION, "The organisation is unknown.")
                    .withErrors(List.of(new FieldError(
                            "/organisationId", "unknown_organisation", "there is no organisation with this id")))
                    .asException();
        }
    }

    /** What became of a wanted change of a draft. */
    sealed interface DraftChange {
        record Changed(Campaign.Draft draft) implements DraftChange {}

        record NotADraft() implements DraftChange {}
    }
}
