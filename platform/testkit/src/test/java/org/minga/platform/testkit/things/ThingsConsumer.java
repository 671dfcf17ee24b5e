package org.minga.platform.testkit.things;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.minga.platform.data.inbox.Inbox;
import org.minga.platform.data.inbox.ReceivedEvent;

@ApplicationScoped
public class ThingsConsumer {
    private final Inbox inbox;

    ThingsConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    public record Made(String name) {}

    @Incoming("events")
    public Uni<Void> on(Message<?> message) {
        return inbox.receive(message, this::hear);
    }

    private Uni<Void> hear(ReceivedEvent event) {
        Made made = event.dataAs(Made.class);
        if (made.name() == null || made.name().equals("poison")) {
            return Uni.createFrom().failure(new IllegalArgumentException("a thing without a good name"));
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "INSERT INTO heard (subject, sequence, name) VALUES (?1, ?2, ?3)")
                        .setParameter(1, event.subject())
                        .setParameter(2, event.sequence())
                        .setParameter(3, made.name())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
