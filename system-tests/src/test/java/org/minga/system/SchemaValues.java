package org.minga.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Values that keep a schema, drawn from a seeded source; ids are mostly those of things that exist. */
final class SchemaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;
    private static final int USUAL_LENGTH = 30;
    private static final List<String> WORDS =
            List.of("bench", "river", "café", "公園", "🌱 park", "ślimak", "مقعد", "a", "Bridge 7", "\u200Dzero");

    private final JsonNode document;
    private final Map<String, List<String>> known;
    private final Random random;
    private final Instant now;

    /** @param known ids of things that exist, by the names of the properties and parameters that hold them */
    SchemaValues(JsonNode document, Map<String, List<String>> known, Random random, Instant now) {
        this.document = document;
        this.known = known;
        this.random = random;
        this.now = now;
    }

    JsonNode value(String name, JsonNode schema) {
        return value(name, schema, 0);
    }

    private JsonNode value(String name, JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        List<String> ids = known.get(name);
        if (ids != null && random.nextInt(10) < 9) {
            return JSON.textNode(pick(ids));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        JsonNode examples = schema.path("examples");
        if (!examples.isEmpty() && random.nextBoolean()) {
            return withKnownIds(examples.path(random.nextInt(examples.size())).deepCopy());
        }
        return switch (schema.path("type").asText("")) {
            case "string" -> JSON.textNode(text(schema));
            case "integer" -> JSON.numberNode(number(schema));
            case "number" -> JSON.numberNode(random.nextDouble());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> array(name, schema, depth);
            case "object" -> object(schema, depth);
            default -> JSON.textNode(pick(WORDS));
        };
    }

    /** An example of the document names things that are not there. */
    JsonNode withKnownIds(JsonNode example) {
        if (example instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                List<String> ids = known.get(entry.getKey());
                if (ids != null && entry.getValue().isTextual()) {
                    entry.setValue(JSON.textNode(pick(ids)));
                } else {
                    withKnownIds(entry.getValue());
                }
            }
        } else {
            example.forEach(this::withKnownIds);
        }
        return example;
    }

    JsonNode resolved(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = document.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean wanted = depth < DEEPEST && random.nextInt(3) < 2;
            if (wanted || required.contains(property.getKey())) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            for (String key : List.of("en", "es", "A").subList(0, 1 + random.nextInt(3))) {
                object.set(key, value(key, schema.path("additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.max(least, Math.min(3, schema.path("maxItems").asInt(3)));
        int size = least + random.nextInt(most - least + 1);
        for (int i = 0; i < size && depth < DEEPEST; i++) {
            array.add(value(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        switch (schema.path("format").asText("")) {
            case "uuid" -> {
                return new UUID(random.nextLong(), random.nextLong()).toString();
            }
            case "date-time" -> {
                return now.plusSeconds(random.nextInt(20_000_000) - 5_000_000).toString();
            }
            default -> {
                // Texts are below.
            }
        }
        if (schema.has("pattern")) {
            return "a" + Long.toHexString(random.nextLong());
        }
        int most = schema.path("maxLength").asInt(USUAL_LENGTH);
        if (random.nextInt(20) == 0 && most <= 20_000) {
            return "x".repeat(most);
        }
        String words = pick(WORDS) + " " + pick(WORDS) + " " + random.nextInt(1_000);
        return words.length() > most ? "en".substring(0, Math.min(2, most)) : words;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(1_000);
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextInt((int) Math.clamp(most - least, 1, 20));
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
