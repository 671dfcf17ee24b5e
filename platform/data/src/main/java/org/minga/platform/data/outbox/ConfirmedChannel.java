package org.minga.platform.data.outbox;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;

/**
 * Publishes persistent, mandatory messages one after another without waiting, and then says which of them the broker
 * has taken responsibility for: confirmed and not returned as unroutable.
 */
public final class ConfirmedChannel implements AutoCloseable {
    private final Channel channel;
    private final ConcurrentNavigableMap<Long, String> waiting = new ConcurrentSkipListMap<>();
    private final Set<String> refused = new HashSet<>();
    private final NavigableMap<Long, String> taken = new TreeMap<>();
    private final Object lock = new Object();
    private long awaited;

    public ConfirmedChannel(Connection connection) throws IOException {
        channel = connection.createChannel();
        channel.confirmSelect();
        channel.addReturnListener(returned -> {
            synchronized (lock) {
                refused.add(returned.getProperties().getMessageId());
            }
        });
        channel.addConfirmListener(new ConfirmListener() {
            @Override
            public void handleAck(long tag, boolean multiple) {
                settle(tag, multiple, true);
            }

            @Override
            public void handleNack(long tag, boolean multiple) {
                settle(tag, multiple, false);
            }
        });
        channel.addShutdownListener(cause -> {
            synchronized (lock) {
                lock.notifyAll();
            }
        });
    }

    /**
     * Sends without waiting. {@code properties} must carry a message id, unique among those not yet awaited.
     *
     * @return a number that grows with each message, to wait for
     */
    public long publish(String exchange, String routingKey, AMQP.BasicProperties properties, byte[] body)
            throws IOException {
        long number = channel.getNextPublishSeqNo();
        waiting.put(number, properties.getMessageId());
        channel.basicPublish(exchange, routingKey, true, properties, body);
        return number;
    }

    /**
     * Waits until the broker has answered for everything sent up to a message, and not awaited before.
     *
     * @param last number of that message
     * @return message ids that the broker holds now; the others were refused or reached no queue
     * @throws TimeoutException when it has not answered in time
     * @throws IOException when the channel has closed meanwhile
     */
    public Set<String> await(long last, Duration atMost) throws IOException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            awaited = last;
            while (isWaiting(last)) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (!channel.isOpen()) {
                    throw new IOException("the broker closed the channel: " + channel.getCloseReason());
                }
                if (millis <= 0) {
                    throw new TimeoutException(waiting.size() + " messages unconfirmed after " + atMost);
                }
                lock.wait(millis);
            }
            Set<String> held = new HashSet<>();
            NavigableMap<Long, String> answered = taken.headMap(last, true);
            for (String id : answered.values()) {
                if (!refused.remove(id)) {
                    held.add(id);
                }
            }
            answered.clear();
            return held;
        }
    }

    private void settle(long tag, boolean multiple, boolean ack) {
        synchronized (lock) {
            var settled = multiple ? waiting.headMap(tag, true) : waiting.subMap(tag, true, tag, true);
            if (ack) {
                taken.putAll(settled);
            }
            settled.clear();
            if (!isWaiting(awaited)) {
                lock.notifyAll();
            }
        }
    }

    private boolean isWaiting(long last) {
        Map.Entry<Long, String> first = waiting.firstEntry();
        return first != null && first.getKey() <= last;
    }

    @Override
    public void close() throws IOException {
        channel.abort();
    }
}
