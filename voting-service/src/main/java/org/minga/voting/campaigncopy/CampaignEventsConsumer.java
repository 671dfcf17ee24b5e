package org.minga.voting.campaigncopy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.minga.platform.data.inbox.Inbox;
import org.minga.platform.data.inbox.ReceivedEvent;

/** Keeps the copies up to date. Event types that this version does not know are acknowledged and forgotten. */
@ApplicationScoped
class CampaignEventsConsumer {
    private final Inbox inbox;
    private final CampaignCopyStore campaigns;
    private final SubmissionCopyStore submissions;

    CampaignEventsConsumer(Inbox inbox, CampaignCopyStore campaigns, SubmissionCopyStore submissions) {
        this.inbox = inbox;
        this.campaigns = campaigns;
        this.submissions = submissions;
    }

    @Incoming("events")
    Uni<Void> on(Message<?> message) {
        return inbox.receive(message, this::apply);
    }

    private Uni<Void> apply(ReceivedEvent event) {
        return switch (event.type()) {
            case "minga.organisation.members_changed.v1" ->
                campaigns.apply(event.dataAs(MembersSnapshot.class), event.sequence());
            case "minga.campaign.created.v1",
                    "minga.campaign.changed.v1",
                    "minga.campaign.published.v1",
                    "minga.phase.opened.v1",
                    "minga.phase.closed.v1",
                    "minga.phase.extended.v1" ->
                campaigns.apply(event.dataAs(CampaignSnapshot.class), event.sequence());
            case "minga.submission.submitted.v1",
                    "minga.submission.published.v1",
                    "minga.submission.edited.v1",
                    "minga.submission.withdrawn.v1",
                    "minga.submission.declined.v1",
                    "minga.submission.removed.v1",
                    "minga.submission.restored.v1" ->
                submissions.apply(event.dataAs(SubmissionSnapshot.class), event.sequence());
            default -> Uni.createFrom().voidItem();
        };
    }
}
