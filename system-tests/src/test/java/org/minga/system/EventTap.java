package org.minga.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/** Hears every event of the platform from now on, at the broker's exchange and in every outbox. */
final class EventTap implements AutoCloseable {
    private final Platform platform;
    private final Connection connection;
    private final Channel channel;
    private final String queue;
    private final Map<Service, Long> positions = new TreeMap<>();

    private EventTap(Platform platform, Connection connection) throws Exception {
        this.platform = platform;
        this.connection = connection;
        this.channel = connection.createChannel();
        this.queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "minga.events", "#");
        for (Service service : Service.withDatabase()) {
            positions.put(
                    service,
                    Long.parseLong(rows(service, "SELECT coalesce(max(position), 0) FROM outbox")
                            .getFirst()));
        }
    }

    static EventTap open(Platform platform) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(platform.rabbit().amqpUrl());
        return new EventTap(platform, factory.newConnection());
    }

    /** What came to the exchange since the last time. */
    List<String> heard() throws Exception {
        List<String> events = new ArrayList<>();
        for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
            events.add(new String(next.getBody(), StandardCharsets.UTF_8));
        }
        return events;
    }

    /** What was written to the outboxes, as whole rows but for the place of the row among those of all contests. */
    Map<Service, List<String>> written() throws Exception {
        Map<Service, List<String>> events = new TreeMap<>();
        for (Service service : Service.withDatabase()) {
            events.put(
                    service,
                    rows(
                            service,
                            "SELECT (to_jsonb(o) - 'position')::text FROM outbox o WHERE position > "
                                    + positions.get(service) + " ORDER BY position"));
        }
        return events;
    }

    private List<String> rows(Service service, String query) throws Exception {
        try (java.sql.Connection database = platform.postgres().connect(service.label());
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
