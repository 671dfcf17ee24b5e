package org.minga.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Holds events against their contract: {@code contracts/events/<type>.schema.json} and its examples. */
public final class Contracts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    /** @throws AssertionError naming every violation, when the data of an event breaks the schema of its type */
    public static void assertMatches(String type, JsonNode data) {
        List<Error> errors = schema(type).validate(data);
        if (!errors.isEmpty()) {
            throw new AssertionError(type + " breaks its schema: " + errors + "\n" + data.toPrettyString());
        }
    }

    /** The examples that producer and consumers agree on. */
    public static List<JsonNode> examples(String type) {
        List<JsonNode> examples = new ArrayList<>();
        read("events/" + type + ".examples.json").forEach(examples::add);
        if (examples.isEmpty()) {
            throw new AssertionError(type + " has no examples");
        }
        return examples;
    }

    private static Schema schema(String type) {
        return SCHEMAS.getSchema(read("events/" + type + ".schema.json").toString());
    }

    static JsonNode read(String path) {
        try (InputStream file = Contracts.class.getResourceAsStream("/contracts/" + path)) {
            if (file == null) {
                throw new AssertionError("no file contracts/" + path);
            }
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new AssertionError("contracts/" + path + " can't be read", e);
        }
    }
}
