package org.minga.local.cli.operate;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Service;

/**
 * The messages that a service could not handle.
 *
 * <p>They are looked at by moving each from the head of the queue to its end: RabbitMQ counts how often a message is
 * given back, and drops it when that was too often. Each is confirmed where it goes before it is removed where it was.
 * A crash in between leaves it twice, which an inbox does not mind.
 */
final class DeadLetters {
    private static final long CONFIRM_MILLIS = 10_000;

    private final RabbitAccess broker;
    private final Service service;

    DeadLetters(RabbitAccess broker, Service service) {
        this.broker = broker;
        this.service = service;
    }

    List<Letter> list() {
        List<Letter> letters = new ArrayList<>();
        sort(letter -> {
            letters.add(letter);
            return false;
        });
        return letters;
    }

    /**
     * Moves letters back to the queue of their service.
     *
     * @return how many
     */
    int putBack(Predicate<Letter> which) {
        return sort(which);
    }

    private int sort(Predicate<Letter> backToInbox) {
        String dead = Queues.deadLetters(service);
        try (Connection connection = Amqp.connect(broker);
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            long there = channel.messageCount(dead);
            int moved = 0;
            for (long seen = 0; seen < there; seen++) {
                GetResponse response = channel.basicGet(dead, false);
                if (response == null) {
                    break;
                }
                Letter letter = Letter.of(response);
                boolean back = backToInbox.test(letter);
                handOver(channel, back ? Queues.inbox(service) : dead, letter);
                channel.basicAck(response.getEnvelope().getDeliveryTag(), false);
                moved += back ? 1 : 0;
            }
            return moved;
        } catch (IOException | TimeoutException e) {
            throw new BackingException("The dead letters of " + service.label() + " can't be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        }
    }

    private static void handOver(Channel channel, String queue, Letter letter)
            throws IOException, InterruptedException, TimeoutException {
        AMQP.BasicProperties persistent =
                letter.properties().builder().deliveryMode(2).build();
        boolean[] returned = {false};
        channel.clearReturnListeners();
        channel.addReturnListener(unroutable -> returned[0] = true);
        channel.basicPublish("", queue, true, persistent, letter.body());
        // The broker sends a return before its confirm.
        channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        if (returned[0]) {
            throw new IOException("there is no queue " + queue);
        }
    }
}
