package org.minga.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process that was asked to end, in a process of its own: it can't be asked to stay again. */
@QuarkusTest
@TestProfile(HandOverIT.OfItsOwn.class)
@WithTestResource(PlatformResource.class)
class HandOverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 200;
    private static final String MADE = "minga.thing.made.v1";

    public static final class OfItsOwn implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> askedToEnd;

    private static long consumers() throws Exception {
        try (Connection connection = Events.connect();
                Channel channel = connection.createChannel()) {
            return channel.consumerCount("things.inbox");
        }
    }

    @Test
    void the_queue_is_free_for_another_process_at_once_and_nothing_is_lost_or_done_twice() throws Exception {
        for (int number = 1; number <= MANY; number++) {
            Events.publish(MADE, "handed over", number, Map.of(), Map.of("name", "thing " + number));
        }
        await().atMost(PATIENCE).until(() -> Database.count("heard", "true") > 0);

        askedToEnd.fire(new ShutdownDelayInitiatedEvent());

        await().atMost(PATIENCE).until(() -> consumers() == 0);
        long heard = Database.count("heard", "true");
        // What was acknowledged has taken effect, everything else waits for somebody else.
        assertThat(Events.waiting("things.inbox")).isEqualTo(MANY - heard);
        assertThat(Events.waiting("things.inbox.dead")).isZero();
        Events.publish(MADE, "handed over", MANY + 1, Map.of(), Map.of("name", "for the next one"));
        assertThat(Events.waiting("things.inbox")).isEqualTo(MANY - heard + 1);
    }
}
