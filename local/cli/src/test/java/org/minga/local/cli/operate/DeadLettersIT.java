package org.minga.local.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.SharedServers;
import org.minga.local.cli.platform.Service;

class DeadLettersIT {
    private static final String INBOX = Queues.inbox(Service.REWARD);
    private static final String DEAD = Queues.deadLetters(Service.REWARD);

    private final RabbitAccess broker = SharedServers.rabbit()
            .createVirtualHost("letters" + UUID.randomUUID().toString().substring(0, 8));
    private final DeadLetters letters = new DeadLetters(broker, Service.REWARD);

    private void die(String... bodies) throws Exception {
        try (Connection connection = Amqp.connect(broker);
                Channel channel = connection.createChannel()) {
            for (Queues.Queue queue : Queues.load().queues()) {
                channel.queueDeclare(queue.name(), true, false, false, queue.arguments());
            }
            channel.confirmSelect();
            for (String body : bodies) {
                channel.basicPublish(
                        "",
                        DEAD,
                        new AMQP.BasicProperties.Builder()
                                .messageId("broker's")
                                .headers(Map.of("x-minga-reason", "because of " + body.length()))
                                .build(),
                        body.getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private long waiting(String queue) throws Exception {
        try (Connection connection = Amqp.connect(broker);
                Channel channel = connection.createChannel()) {
            return channel.messageCount(queue);
        }
    }

    @Test
    void looking_changes_nothing_however_often() throws Exception {
        die("{\"id\": \"a\", \"type\": \"t\", \"subject\": \"s\"}", "no JSON", "{\"id\": \"c\"}");

        for (int look = 0; look < 30; look++) {
            assertThat(letters.list()).extracting(Letter::id).containsExactly("a", "broker's", "c");
        }

        Letter first = letters.list().getFirst();
        assertThat(first.type()).isEqualTo("t");
        assertThat(first.subject()).isEqualTo("s");
        assertThat(first.reason()).startsWith("because of");
        assertThat(letters.list().get(1).text()).isEqualTo("no JSON");
        assertThat(waiting(INBOX)).isZero();
    }

    @Test
    void only_what_was_named_is_put_back() throws Exception {
        die("{\"id\": \"a\"}", "{\"id\": \"b\"}", "{\"id\": \"c\"}");

        assertThat(letters.putBack(letter -> letter.id().equals("b"))).isEqualTo(1);

        assertThat(letters.list()).extracting(Letter::id).isEqualTo(List.of("a", "c"));
        assertThat(waiting(INBOX)).isEqualTo(1);
        assertThat(letters.putBack(letter -> true)).isEqualTo(2);
        assertThat(waiting(INBOX)).isEqualTo(3);
        assertThat(waiting(DEAD)).isZero();
    }
}
