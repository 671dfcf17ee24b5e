package org.minga.local.cli.bench.relay;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.bench.Pause;

/** A queue for what is measured, of the kind that services have, and what has come to it. */
final class Arrivals implements AutoCloseable {
    private static final String QUEUE = "bench.inbox";
    private static final long LIMIT_SECONDS = 60;

    private final Channel channel;

    /** Binds the queue to all events of a type. */
    Arrivals(Connection connection, String type) throws IOException {
        channel = connection.createChannel();
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(QUEUE, Message.EXCHANGE, type);
    }

    /** Empties the queue, in order. */
    List<Message> take() throws IOException {
        List<Message> taken = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        String consumer = channel.basicConsume(QUEUE, true, new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                taken.add(new Message(envelope.getRoutingKey(), properties, body));
            }

            @Override
            public void handleCancelOk(String tag) {
                over.countDown();
            }
        });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (channel.messageCount(QUEUE) > 0) {
            if (System.nanoTime() > end) {
                throw new BackingException("The queue " + QUEUE + " does not empty itself.");
            }
            Pause.millis(20);
        }
        channel.basicCancel(consumer);
        try {
            if (!over.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new BackingException("RabbitMQ goes on delivering from " + QUEUE + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        }
        return taken;
    }

    /** How many of the sent did not come exactly once, and how many came that were not sent. */
    static long wrong(Collection<String> sent, List<Message> came) {
        Map<String, Integer> times = new HashMap<>();
        came.forEach(message -> times.merge(message.id(), 1, Integer::sum));
        long notOnce =
                sent.stream().filter(id -> times.getOrDefault(id, 0) != 1).count();
        sent.forEach(times::remove);
        return notOnce + times.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } catch (TimeoutException e) {
            throw new IOException("RabbitMQ does not close a channel", e);
        }
    }
}
