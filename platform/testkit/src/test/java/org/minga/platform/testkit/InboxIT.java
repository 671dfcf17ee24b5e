package org.minga.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.data.inbox.DeadLetters;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class InboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MADE = "minga.thing.made.v1";

    @Inject
    DeadLetters deadLetters;

    private static void awaitHeard(String name) {
        await().atMost(PATIENCE).until(() -> Database.count("heard", "name = '" + name + "'") == 1);
    }

    @Test
    void an_event_delivered_three_times_takes_effect_once() {
        UUID id = UUID.randomUUID();
        for (int delivery = 0; delivery < 3; delivery++) {
            Events.publish(id, MADE, "s1", 1, Map.of(), Map.of("name", "thrice", "unknown", true));
        }
        Events.publish(MADE, "s1", 2, Map.of(), Map.of("name", "after thrice"));

        awaitHeard("after thrice");
        assertThat(Database.count("heard", "name = 'thrice'")).isEqualTo(1);
    }

    @Test
    void poison_goes_aside_with_its_reason_and_holds_up_nobody_and_can_be_put_back() throws Exception {
        Events.publish(MADE, "s2", 1, Map.of(), Map.of("name", "poison"));
        Events.publishRaw(MADE, "not even JSON".getBytes(StandardCharsets.UTF_8));
        Events.publish(MADE, "s2", 2, Map.of(), Map.of("name", "healthy"));

        awaitHeard("healthy");
        await().atMost(PATIENCE).until(() -> Events.waiting("things.inbox.dead") == 2);
        try (Connection connection = Events.connect();
                Channel channel = connection.createChannel()) {
            GetResponse letter = channel.basicGet("things.inbox.dead", false);
            assertThat(letter.getProps().getHeaders().get(DeadLetters.REASON))
                    .hasToString("java.lang.IllegalArgumentException: a thing without a good name");
        }
        await().atMost(PATIENCE).until(() -> Events.waiting("things.inbox.dead") == 2);

        assertThat(deadLetters.putBack()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> Events.waiting("things.inbox.dead") == 2);
    }
}
