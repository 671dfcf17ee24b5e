package org.minga.platform.data.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges, queues and bindings as the contract file declares them. Applying it twice changes nothing; a queue that
 * exists with other arguments is an error, never silently kept.
 */
public record Topology(List<Exchange> exchanges, List<Queue> queues, List<Binding> bindings) {

    /** The exchange that every event goes to. */
    public static final String EVENTS = "minga.events";

    public record Exchange(
            String name, String type, @Nullable Map<String, Object> arguments) {}

    public record Queue(String name, @Nullable Map<String, Object> arguments) {}

    public record Binding(String exchange, String queue, String routingKey) {
        /** Whether an event of this type reaches the queue, by the rules of an AMQP topic exchange. */
        boolean takes(String type) {
            StringBuilder pattern = new StringBuilder();
            for (String word : routingKey.split("\\.", -1)) {
                String separator = pattern.isEmpty() ? "" : "\\.";
                pattern.append(
                        switch (word) {
                            case "#" -> "(" + separator + ".*)?";
                            case "*" -> separator + "[^.]+";
                            default -> separator + Pattern.quote(word);
                        });
            }
            return type.matches(pattern.toString());
        }
    }

    /** Reads {@code contracts/topology.json} from the class path. */
    public static Topology load() {
        try (InputStream file = Topology.class.getResourceAsStream("/contracts/topology.json")) {
            if (file == null) {
                throw new IllegalStateException("contracts/topology.json is not on the class path");
            }
            return new ObjectMapper().readValue(file, Topology.class);
        } catch (IOException e) {
            throw new IllegalStateException("contracts/topology.json can't be read", e);
        }
    }

    /** Declares everything, durable. */
    public void apply(Channel channel) throws IOException {
        for (Exchange exchange : exchanges) {
            channel.exchangeDeclare(exchange.name(), exchange.type(), true, false, exchange.arguments());
        }
        for (Queue queue : queues) {
            channel.queueDeclare(queue.name(), true, false, false, queue.arguments());
        }
        for (Binding binding : bindings) {
            channel.queueBind(binding.queue(), binding.exchange(), binding.routingKey());
        }
    }

    /** Whether an event of this type is meant for the queue. */
    public boolean reaches(String queue, String type) {
        return bindings.stream().anyMatch(b -> b.queue().equals(queue) && b.takes(type));
    }

    public boolean hasQueue(String name) {
        return queues.stream().anyMatch(q -> q.name().equals(name));
    }
}
