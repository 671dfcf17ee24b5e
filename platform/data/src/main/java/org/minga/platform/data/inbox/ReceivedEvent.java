package org.minga.platform.data.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An event as a consumer sees it.
 *
 * @param sequence number of the event among those of its subject, from 1; a kept copy applies only a higher one
 * @param extensions CloudEvents extension attributes
 */
public record ReceivedEvent(
        UUID id,
        String type,
        String subject,
        long sequence,
        Map<String, String> extensions,
        Instant time,
        JsonNode data) {
    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "sequence",
            "data");

    /** Consumers declare only what they read: other fields belong to others. */
    private static final ObjectMapper TOLERANT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws MalformedEvent when the bytes are no CloudEvent that this platform could have sent */
    static ReceivedEvent parse(byte[] body) {
        try {
            JsonNode event = TOLERANT.readTree(body);
            if (event == null || !event.isObject()) {
                throw new MalformedEvent("not a JSON object");
            }
            if (!event.path("sequence").canConvertToLong() || !event.has("data")) {
                throw new MalformedEvent("sequence or data is missing");
            }
            Map<String, String> extensions = new LinkedHashMap<>();
            event.properties().stream()
                    .filter(attribute -> !ATTRIBUTES.contains(attribute.getKey()))
                    .forEach(attribute -> extensions.put(
                            attribute.getKey(), attribute.getValue().asText()));
            return new ReceivedEvent(
                    UUID.fromString(text(event, "id")),
                    text(event, "type"),
                    text(event, "subject"),
                    event.get("sequence").asLong(),
                    extensions,
                    OffsetDateTime.parse(text(event, "time")).toInstant(),
                    event.get("data"));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            // What it says would quote the message, and so bring it into the log.
            throw new MalformedEvent("not a CloudEvent: " + e.getClass().getSimpleName());
        }
    }

    private static String text(JsonNode event, String attribute) {
        JsonNode value = event.get(attribute);
        if (value == null || !value.isTextual()) {
            throw new MalformedEvent(attribute + " is missing");
        }
        return value.asText();
    }

    /** @throws MalformedEvent when the data has not the shape of {@code shape}; unknown fields are ignored */
    public <T> T dataAs(Class<T> shape) {
        try {
            return TOLERANT.treeToValue(data, shape);
        } catch (JsonMappingException e) {
            throw new MalformedEvent("data of " + type + " at " + e.getPathReference());
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("data of " + type + ": " + e.getClass().getSimpleName());
        }
    }

    public Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** A message that no repetition can make readable. */
    public static final class MalformedEvent extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MalformedEvent(String message) {
            super(message);
        }
    }
}
