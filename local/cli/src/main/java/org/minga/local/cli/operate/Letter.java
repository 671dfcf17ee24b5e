package org.minga.local.cli.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a consumer could not handle.
 *
 * @param properties as it lies in the queue
 */
record Letter(AMQP.BasicProperties properties, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String REASON = "x-minga-reason";
    private static final String FAILED_AT = "x-minga-failed-at";
    private static final String UNKNOWN = "?";

    static Letter of(GetResponse response) {
        return new Letter(response.getProps(), response.getBody());
    }

    /** Of the event, or what the broker knows it by where it can't be read. */
    String id() {
        String id = attribute("id");
        return id.equals(UNKNOWN) && properties.getMessageId() != null ? properties.getMessageId() : id;
    }

    String type() {
        return attribute("type");
    }

    String subject() {
        return attribute("subject");
    }

    String failedAt() {
        return header(FAILED_AT, UNKNOWN);
    }

    String reason() {
        return header(
                REASON, "the broker gave up delivering it (" + header("x-first-death-reason", "reason not told") + ")");
    }

    /** The event, indented; whatever else came is shown as text. */
    String text() {
        JsonNode event = event();
        try {
            return event == null ? new String(body, StandardCharsets.UTF_8) : JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String attribute(String name) {
        JsonNode event = event();
        return event == null ? UNKNOWN : event.path(name).asText(UNKNOWN);
    }

    private @Nullable JsonNode event() {
        try {
            JsonNode event = JSON.readTree(body);
            return event != null && event.isObject() ? event : null;
        } catch (java.io.IOException e) {
            // It is here because it can't be read, maybe.
            return null;
        }
    }

    private String header(String name, String otherwise) {
        Map<String, Object> headers = properties.getHeaders();
        Object value = headers == null ? null : headers.get(name);
        return value == null ? otherwise : value.toString();
    }
}
