package org.minga.campaign.document;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A JSON object as text; the database checks that it is one. Hibernate Reactive has no type of its own for it here. */
@Converter
public class JsonDocument implements AttributeConverter<JsonObject, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable JsonObject document) {
        return document == null ? null : document.encode();
    }

    @Override
    public @Nullable JsonObject convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : new JsonObject(text);
    }
}
