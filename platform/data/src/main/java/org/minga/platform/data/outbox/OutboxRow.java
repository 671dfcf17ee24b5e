package org.minga.platform.data.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.minga.platform.trace.TraceParent;

/** A stored event as the broker gets it: a CloudEvent 1.0 in structured JSON. */
record OutboxRow(
        long position,
        String id,
        String type,
        String subject,
        long sequence,
        String extensions,
        String payload,
        OffsetDateTime time) {

    static final String COLUMNS = "position, id, type, aggregateid, sequence, extensions, payload, timestamp";

    static OutboxRow from(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("id"),
                row.getString("type"),
                row.getString("aggregateid"),
                row.getLong("sequence"),
                row.getString("extensions"),
                row.getString("payload"),
                row.getObject("timestamp", OffsetDateTime.class));
    }

    byte[] cloudEvent(ObjectMapper mapper, String source) throws JsonProcessingException {
        ObjectNode event = mapper.createObjectNode();
        event.put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", subject)
                .put(
                        "time",
                        DateTimeFormatter.ISO_INSTANT.format(
                                time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS)))
                .put("datacontenttype", "application/json")
                .put("dataschema", "https://minga.example/events/" + type)
                .put("sequence", sequence);
        event.setAll((ObjectNode) mapper.readTree(extensions));
        event.set("data", mapper.readTree(payload));
        return mapper.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
    }

    /** The trace of the change that it tells of. */
    Optional<TraceParent> traceparent(ObjectMapper mapper) throws JsonProcessingException {
        return TraceParent.parse(mapper.readTree(extensions).path("traceparent").asText());
    }

    AMQP.BasicProperties properties() {
        return new AMQP.BasicProperties.Builder()
                .contentType("application/cloudevents+json")
                .deliveryMode(2)
                .messageId(id)
                .type(type)
                .build();
    }
}
