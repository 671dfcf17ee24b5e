package org.minga.campaign.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.history.History;
import org.minga.campaign.history.HistoryEntry;
import org.minga.campaign.organisation.Actor;
import org.minga.campaign.organisation.Organisations;
import org.minga.campaign.organisation.domain.Right;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** The way to a campaign: load it as someone who may, change it, store it together with its event and its history. */
@ApplicationScoped
public class Campaigns {
    private final CampaignStore store;
    private final Organisations organisations;
    private final History history;
    private final Outbox outbox;

    Campaigns(CampaignStore store, Organisations organisations, History history, Outbox outbox) {
        this.store = store;
        this.organisations = organisations;
        this.history = history;
        this.outbox = outbox;
    }

    /** For anybody: published ones. */
    public Uni<Campaign.Published> inPublic(UUID id) {
        return store.of(id).map(found -> {
            if (found.isPresent() && found.get() instanceof Campaign.Published published) {
                return published;
            }
            throw notFound();
        });
    }

    /** For members, without a lock. Needs the right already, so that it can be looked at before it is changed. */
    public Uni<Campaign> seen(Actor actor, UUID id, Right right) {
        return store.of(id).chain(found -> allowed(actor, found, right));
    }

    /** For members who are about to change it: locked until the end of the transaction. */
    public Uni<Campaign> locked(Actor actor, UUID id) {
        return store.lock(id).chain(found -> allowed(actor, found, Right.CHANGE));
    }

    public Uni<Void> changed(CampaignFact fact, Campaign campaign, HistoryEntry entry) {
        return store.update(campaign).chain(() -> tell(fact, campaign, entry));
    }

    Uni<Void> created(Campaign campaign, HistoryEntry entry) {
        return store.insert(campaign).chain(() -> tell(CampaignFact.CREATED, campaign, entry));
    }

    private Uni<Void> tell(CampaignFact fact, Campaign campaign, HistoryEntry entry) {
        return history.append(entry)
                .chain(() -> Panache.getSession())
                .chain(session -> outbox.append(session, CampaignEvent.of(fact, campaign)));
    }

    private Uni<Campaign> allowed(Actor actor, Optional<Campaign> found, Right right) {
        Campaign campaign = found.orElseThrow(Campaigns::notFound);
        boolean secret = campaign instanceof Campaign.Draft;
        return organisations
                .require(actor, campaign.call().organisationId(), right, secret)
                .replaceWith(campaign);
    }

    private static RuntimeException notFound() {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no such campaign.").asException();
    }
}
