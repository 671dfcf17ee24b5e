package org.minga.platform.data.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.minga.platform.data.broker.Broker;

/**
 * Fills one queue from the event log, in order: for a consumer that is new or is being rebuilt. Other consumers see
 * nothing of it, and the consumer's inbox drops what it already had.
 */
@ApplicationScoped
public class Republish {
    private final OutboxConfig config;
    private final OutboxDatabase database;
    private final Broker broker;
    private final ObjectMapper mapper;
    private final String source;

    Republish(
            OutboxConfig config,
            OutboxDatabase database,
            Broker broker,
            ObjectMapper mapper,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.config = config;
        this.database = database;
        this.broker = broker;
        this.mapper = mapper;
        this.source = "/" + application;
    }

    /**
     * @param queue a queue of the topology; only event types that are bound to it are sent
     * @return number of events sent, all confirmed
     * @throws IllegalArgumentException when the topology has no such queue
     */
    public long to(String queue) throws Exception {
        if (!broker.topology().hasQueue(queue)) {
            throw new IllegalArgumentException("no queue named " + queue + " in the topology");
        }
        AtomicLong sent = new AtomicLong();
        try (OutboxTable table = database.open();
                Connection connection = broker.connect("republish");
                ConfirmedChannel channel = new ConfirmedChannel(connection)) {
            table.forEachPublished(type -> broker.topology().reaches(queue, type), page -> {
                send(page, queue, channel);
                sent.addAndGet(page.size());
            });
        }
        return sent.get();
    }

    private void send(List<OutboxRow> page, String queue, ConfirmedChannel channel) throws Exception {
        long last = 0;
        for (OutboxRow row : page) {
            last = channel.publish("", queue, row.properties(), row.cloudEvent(mapper, source));
        }
        int held = channel.await(last, config.confirmTimeout()).size();
        if (held < page.size()) {
            throw new IOException("the broker refused " + (page.size() - held) + " events for " + queue);
        }
    }
}
