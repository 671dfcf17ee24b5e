package org.minga.local.cli.bench.relay;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.minga.local.backing.process.BackingException;

/**
 * What the relay is compared with: RabbitMQ's Java client, which sends messages that it has in memory and never has more
 * than 256 of them unconfirmed. No database, nothing to be marked.
 */
final class PlainClient implements AutoCloseable {
    static final int IN_FLIGHT = 256;

    private static final long LIMIT_SECONDS = 60;

    private final Channel channel;
    private final Semaphore places = new Semaphore(IN_FLIGHT);
    private final NavigableSet<Long> waiting = new ConcurrentSkipListSet<>();
    private final AtomicLong refused = new AtomicLong();

    PlainClient(Connection connection) throws IOException {
        channel = connection.createChannel();
        channel.confirmSelect();
        channel.addReturnListener(returned -> refused.incrementAndGet());
        channel.addConfirmListener(new ConfirmListener() {
            @Override
            public void handleAck(long tag, boolean multiple) {
                settle(tag, multiple);
            }

            @Override
            public void handleNack(long tag, boolean multiple) {
                refused.addAndGet(settle(tag, multiple));
            }
        });
    }

    /** Messages per second, from the first that is sent to the last that is confirmed. */
    double send(List<Message> messages) throws IOException {
        try {
            long start = System.nanoTime();
            for (Message message : messages) {
                take(1);
                waiting.add(channel.getNextPublishSeqNo());
                channel.basicPublish(
                        Message.EXCHANGE, message.routingKey(), true, message.properties(), message.body());
            }
            take(IN_FLIGHT);
            long end = System.nanoTime();
            places.release(IN_FLIGHT);
            return messages.size() * 1e9 / (end - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        }
    }

    /** Messages that the broker would not have, or that reached no queue. */
    long refused() {
        return refused.get();
    }

    private void take(int number) throws InterruptedException {
        if (!places.tryAcquire(number, LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new BackingException("RabbitMQ confirms nothing any more.");
        }
    }

    private int settle(long tag, boolean multiple) {
        NavigableSet<Long> settled = multiple ? waiting.headSet(tag, true) : waiting.subSet(tag, true, tag, true);
        int number = settled.size();
        settled.clear();
        places.release(number);
        return number;
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
