package org.minga.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of an API document, by their pointers. Objects may hold nothing that the document does not name. */
final class ApiSchemas {
    private static final String ADDRESS = "https://minga.example/openapi";
    /** Its types have members of their own, named in their description. */
    private static final Set<String> OPEN = Set.of("Problem");

    private final SchemaRegistry registry;
    private final Map<String, Schema> found = new ConcurrentHashMap<>();

    ApiSchemas(JsonNode document) {
        ObjectNode closed = document.deepCopy();
        for (Map.Entry<String, JsonNode> schema :
                closed.at("/components/schemas").properties()) {
            if (!OPEN.contains(schema.getKey())) {
                close(schema.getValue());
            }
        }
        String text = closed.toString();
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiSchemas::close);
    }

    /** What of a value breaks the schema at a JSON pointer. */
    List<Error> faults(String pointer, JsonNode value) {
        return found.computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + at)))
                .validate(value);
    }
}
