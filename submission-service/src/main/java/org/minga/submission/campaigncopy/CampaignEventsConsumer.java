package org.minga.submission.campaigncopy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.minga.platform.data.inbox.Inbox;
import org.minga.platform.data.inbox.ReceivedEvent;

/** Keeps the copies up to date. Types that are not named here are none of this service's business. */
@ApplicationScoped
public class CampaignEventsConsumer {

    private final Inbox inbox;
    private final CampaignCopies campaigns;
    private final Memberships memberships;

    CampaignEventsConsumer(Inbox inbox, CampaignCopies campaigns, Memberships memberships) {
        this.inbox = inbox;
        this.campaigns = campaigns;
        this.memberships = memberships;
    }

    @Incoming("events")
    public Uni<Void> on(Message<?> message) {
        return inbox.receive(message, this::apply);
    }

    private Uni<Void> apply(ReceivedEvent event) {
        return switch (event.type()) {
            case "minga.organisation.members_changed.v1" ->
                memberships.apply(event.dataAs(OrganisationSnapshot.class), event.sequence());
            case "minga.campaign.created.v1",
                    "minga.campaign.changed.v1",
                    "minga.campaign.published.v1",
                    "minga.phase.opened.v1",
                    "minga.phase.closed.v1",
                    "minga.phase.extended.v1" ->
                campaigns.apply(event.dataAs(CampaignSnapshot.class), event.sequence());
            default -> Uni.createFrom().voidItem();
        };
    }
}
