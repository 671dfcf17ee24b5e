package org.minga.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** An id in its usual spelling of 36 characters; Jackson alone would also take Base64. */
final class StrictUuid extends StdScalarDeserializer<UUID> {

    private static final long serialVersionUID = 1L;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    StrictUuid() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        String text = parser.getText();
        if (!UUID_TEXT.matcher(text).matches()) {
            return (UUID) context.handleWeirdStringValue(UUID.class, "", "not a UUID");
        }
        return UUID.fromString(text);
    }
}
