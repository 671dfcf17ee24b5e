package org.minga.local.cli.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.local.cli.platform.Service;

/** The queues of the contract, {@code contracts/topology.json}. */
record Queues(List<Exchange> exchanges, List<Queue> queues, List<Binding> bindings) {
    record Exchange(String name, String type, @Nullable Map<String, Object> arguments) {}

    record Queue(String name, @Nullable Map<String, Object> arguments) {}

    record Binding(String exchange, String queue, String routingKey) {
        boolean takes(String type) {
            StringBuilder pattern = new StringBuilder();
            for (String word : routingKey.split("\\.", -1)) {
                String dot = pattern.isEmpty() ? "" : "\\.";
                pattern.append(
                        switch (word) {
                            case "#" -> "(" + dot + ".*)?";
                            case "*" -> dot + "[^.]+";
                            default -> dot + Pattern.quote(word);
                        });
            }
            return type.matches(pattern.toString());
        }
    }

    static Queues load() {
        try (InputStream file = Queues.class.getResourceAsStream("/contracts/topology.json")) {
            return new ObjectMapper().readValue(file, Queues.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String inbox(Service service) {
        return service.label() + ".inbox";
    }

    static String deadLetters(Service service) {
        return inbox(service) + ".dead";
    }

    boolean reaches(String queue, String type) {
        return bindings.stream().anyMatch(binding -> binding.queue().equals(queue) && binding.takes(type));
    }
}
