package org.minga.local.cli.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void all_that_was_sent_came_once() {
        assertThat(Arrivals.wrong(List.of("a", "b"), came("b", "a"))).isZero();
    }

    @Test
    void what_is_missing_and_what_came_twice_are_wrong() {
        assertThat(Arrivals.wrong(List.of("a", "b", "c"), came("a", "a", "c"))).isEqualTo(2);
    }

    @Test
    void what_nobody_sent_is_wrong() {
        assertThat(Arrivals.wrong(List.of("a"), came("a", "x", "x"))).isEqualTo(2);
    }

    @Test
    void a_message_without_an_id_is_wrong() {
        Message nameless = new Message("", new AMQP.BasicProperties(), new byte[0]);

        assertThat(Arrivals.wrong(List.of(), List.of(nameless))).isEqualTo(1);
    }

    private static List<Message> came(String... ids) {
        return Stream.of(ids)
                .map(id -> new Message(
                        "", new AMQP.BasicProperties.Builder().messageId(id).build(), new byte[0]))
                .toList();
    }
}
