package org.minga.reward.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.minga.platform.data.inbox.Inbox;

@ApplicationScoped
class RewardEventsConsumer {
    private final Inbox inbox;
    private final EventEffects effects;

    RewardEventsConsumer(Inbox inbox, EventEffects effects) {
        this.inbox = inbox;
        this.effects = effects;
    }

    @Incoming("events")
    Uni<Void> on(Message<?> message) {
        return inbox.receive(message, effects::apply);
    }
}
