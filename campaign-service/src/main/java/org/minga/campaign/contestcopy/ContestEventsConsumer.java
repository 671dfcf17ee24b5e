package org.minga.campaign.contestcopy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.minga.platform.data.inbox.Inbox;
import org.minga.platform.data.inbox.ReceivedEvent;

/** Listens to voting-service. Types it does not know are none of its business. */
@ApplicationScoped
public class ContestEventsConsumer {
    private final Inbox inbox;
    private final ContestCopies copies;

    ContestEventsConsumer(Inbox inbox, ContestCopies copies) {
        this.inbox = inbox;
        this.copies = copies;
    }

    @Incoming("events")
    public Uni<Void> on(Message<?> message) {
        return inbox.receive(message, this::apply);
    }

    private Uni<Void> apply(ReceivedEvent event) {
        return switch (event.type()) {
            case "minga.contest.created.v1",
                    "minga.contest.changed.v1",
                    "minga.contest.sealed.v1",
                    "minga.contest.tallied.v1",
                    "minga.contest.certified.v1" -> copies.apply(event.dataAs(ContestSnapshot.class), event.sequence());
            default -> Uni.createFrom().voidItem();
        };
    }
}
