package org.minga.platform.data.inbox;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.minga.platform.data.broker.Broker;
import org.minga.platform.data.outbox.ConfirmedChannel;

/**
 * Puts a poisonous message aside with its reason, and back when the cause is mended. Both hand the message over with a
 * confirm before they let go of the original, so it can be there twice for a moment but never not at all.
 */
@ApplicationScoped
public class DeadLetters {
    /** Header that says why the message could not be handled. */
    public static final String REASON = "x-minga-reason";

    static final String FAILED_AT = "x-minga-failed-at";
    private static final int LONGEST_REASON = 2_000;
    private static final Duration CONFIRM = Duration.ofSeconds(10);

    private final Broker broker;
    private final InstantSource clock;
    private final String queue;

    DeadLetters(
            Broker broker,
            InstantSource clock,
            @ConfigProperty(name = "mp.messaging.incoming.events.queue.name", defaultValue = "none") String queue) {
        this.broker = broker;
        this.clock = clock;
        this.queue = queue;
    }

    Uni<Void> add(byte[] body, String messageId, Throwable reason) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> addBlocking(body, messageId, reason));
    }

    private void addBlocking(byte[] body, String messageId, Throwable reason) {
        String text = String.valueOf(reason);
        Map<String, Object> headers = new HashMap<>();
        headers.put(REASON, text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text);
        headers.put(FAILED_AT, clock.instant().toString());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType("application/cloudevents+json")
                .deliveryMode(2)
                .messageId(messageId)
                .headers(headers)
                .build();
        try (Connection connection = broker.connect("dead letters");
                ConfirmedChannel channel = new ConfirmedChannel(connection)) {
            handOver(channel, queue + ".dead", properties, body);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("the dead letter could not be handed to the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while handing over a dead letter", e);
        }
    }

    /**
     * Moves every message now in the dead-letter queue back to its queue.
     *
     * @return number of messages moved
     */
    public int putBack() throws IOException, TimeoutException, InterruptedException {
        try (Connection connection = broker.connect("put back");
                Channel source = connection.createChannel();
                ConfirmedChannel target = new ConfirmedChannel(connection)) {
            long there = source.messageCount(queue + ".dead");
            int moved = 0;
            for (; moved < there; moved++) {
                GetResponse letter = source.basicGet(queue + ".dead", false);
                if (letter == null) {
                    break;
                }
                handOver(target, queue, letter.getProps(), letter.getBody());
                source.basicAck(letter.getEnvelope().getDeliveryTag(), false);
            }
            return moved;
        }
    }

    private static void handOver(ConfirmedChannel channel, String queue, AMQP.BasicProperties properties, byte[] body)
            throws IOException, TimeoutException, InterruptedException {
        AMQP.BasicProperties named = properties.getMessageId() == null
                ? properties.builder().messageId("unnamed").build()
                : properties;
        long number = channel.publish("", queue, named, body);
        if (channel.await(number, CONFIRM).isEmpty()) {
            throw new IOException("the broker refused a message for " + queue);
        }
    }
}
