package org.minga.platform.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.platform.data.broker.Topology;

/** Events as the world outside the service under test sends and sees them. */
public final class Events {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private Events() {}

    /** An event of the service's own outbox. */
    public record Stored(
            UUID id, String type, String subject, long sequence, Map<String, String> extensions, JsonNode data) {}

    /** Publishes an event to the broker, confirmed; returns its id. */
    public static UUID publish(
            String type, String subject, long sequence, Map<String, String> extensions, Object data) {
        UUID id = UUID.randomUUID();
        publish(id, type, subject, sequence, extensions, data);
        return id;
    }

    /** Publishes an event under a given id, for deliveries that repeat. */
    public static void publish(
            UUID id, String type, String subject, long sequence, Map<String, String> extensions, Object data) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/test")
                .put("type", type)
                .put("subject", subject)
                .put("time", InstantSource.system().instant().toString())
                .put("datacontenttype", "application/json")
                .put("sequence", sequence);
        extensions.forEach(event::put);
        event.set("data", JSON.valueToTree(data));
        publishRaw(type, event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Publishes any bytes under a routing key, for messages that nobody should have sent. */
    public static void publishRaw(String routingKey, byte[] body) {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            Topology.load().apply(channel);
            channel.confirmSelect();
            channel.basicPublish(
                    Topology.EVENTS,
                    routingKey,
                    new AMQP.BasicProperties.Builder()
                            .contentType("application/cloudevents+json")
                            .deliveryMode(2)
                            .build(),
                    body);
            channel.waitForConfirmsOrDie(10_000);
        } catch (Exception e) {
            throw new IllegalStateException("the event could not be published", e);
        }
    }

    /** Messages now in a queue, ready for a consumer. */
    public static long waiting(String queue) {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return channel.messageCount(queue);
        } catch (Exception e) {
            throw new IllegalStateException("queue " + queue + " can't be asked", e);
        }
    }

    /** A connection to the broker of the service under test. */
    public static Connection connect() {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setHost(property("rabbitmq-host"));
            factory.setPort(Integer.parseInt(property("rabbitmq-port")));
            factory.setUsername(property("rabbitmq-username"));
            factory.setPassword(property("rabbitmq-password"));
            factory.setVirtualHost(property("rabbitmq-virtual-host"));
            return factory.newConnection();
        } catch (Exception e) {
            throw new IllegalStateException("the broker can't be reached", e);
        }
    }

    /** What the service wrote to its outbox of this type, oldest first. */
    public static List<Stored> outbox(String type) {
        return outbox("type = ?", type);
    }

    /** What the service wrote to its outbox about this subject, oldest first. */
    public static List<Stored> outboxOf(String subject) {
        return outbox("aggregateid = ?", subject);
    }

    private static List<Stored> outbox(String condition, String value) {
        try (java.sql.Connection database = database();
                PreparedStatement query =
                        database.prepareStatement("SELECT * FROM outbox WHERE " + condition + " ORDER BY position")) {
            query.setString(1, value);
            List<Stored> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(stored(row));
                }
            }
            return events;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the outbox can't be read", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Stored stored(ResultSet row) throws SQLException, JsonProcessingException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("aggregateid"),
                row.getLong("sequence"),
                JSON.readValue(row.getString("extensions"), Map.class),
                JSON.readTree(row.getString("payload")));
    }

    /** A connection to the database of the service under test, as its owner. */
    public static java.sql.Connection database() throws SQLException {
        return DriverManager.getConnection(property("url"), property("owner.username"), property("owner.password"));
    }

    private static String property(String name) {
        String value = System.getProperty(PlatformResource.PROPERTY + name);
        if (value == null) {
            throw new IllegalStateException("no servers are running: add @WithTestResource(PlatformResource.class)");
        }
        return value;
    }
}
