package org.minga.k8s;

import static org.minga.k8s.Rendering.id;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every field is known to the API and has its type. Kinds of Kubernetes itself are read into its own types; kinds of
 * operators are held against their definitions (see {@code crds/README.md}).
 */
final class ApiTypes implements Policy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Override
    public Stream<String> faults(Rendering rendering) {
        return rendering.objects().stream().flatMap(ApiTypes::faults);
    }

    private static Stream<String> faults(ObjectNode object) {
        try (InputStream definition = ApiTypes.class.getResourceAsStream("/crds/" + Rendering.kind(object) + ".json")) {
            return definition == null ? known(object) : defined(object, JSON.readTree(definition));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> defined(ObjectNode object, JsonNode definition) {
        String version = definition.path("group").asText() + "/"
                + definition.path("version").asText();
        if (!object.path("apiVersion").asText().equals(version)) {
            return Stream.of(id(object) + " is not of " + version);
        }
        ObjectNode closed = definition.path("schema").deepCopy();
        closed.withObject("properties").set("metadata", JSON.createObjectNode().put("type", "object"));
        closed.withObject("properties")
                .putIfAbsent("apiVersion", JSON.createObjectNode().put("type", "string"));
        closed.withObject("properties")
                .putIfAbsent("kind", JSON.createObjectNode().put("type", "string"));
        close(closed);
        Schema schema = SCHEMAS.getSchema(closed.toString());
        return schema.validate(object).stream()
                .map(error -> id(object) + error.getInstanceLocation() + ": " + error.getMessage());
    }

    /** The API drops fields that a definition does not name; here they are faults. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode node) {
            if (node.path("x-kubernetes-int-or-string").asBoolean()) {
                node.removeAll()
                        .set("type", JSON.createArrayNode().add("integer").add("string"));
            }
            if (node.path("properties").isObject()
                    && !node.has("additionalProperties")
                    && !node.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                node.put("additionalProperties", false);
            }
            node.path("properties").forEach(ApiTypes::close);
            close(node.path("items"));
            close(node.path("additionalProperties"));
        }
    }

    private static Stream<String> known(ObjectNode object) {
        try {
            HasMetadata model = JSON.treeToValue(object, HasMetadata.class);
            if (model instanceof GenericKubernetesResource) {
                return Stream.of(id(object) + " is of a kind that nobody defines");
            }
            List<String> unknown = new ArrayList<>();
            walk(model, id(object), unknown);
            return unknown.stream();
        } catch (JsonProcessingException e) {
            return Stream.of(id(object) + ": " + e.getOriginalMessage());
        }
    }

    private static void walk(Object value, String path, List<String> unknown) {
        switch (value) {
            case Collection<?> list -> {
                int index = 0;
                for (Object item : list) {
                    walk(item, path + "[" + index++ + "]", unknown);
                }
            }
            case Map<?, ?> map -> map.forEach((key, item) -> walk(item, path + "." + key, unknown));
            case Object model when model.getClass().getName().startsWith("io.fabric8.") -> fields(model, path, unknown);
            default -> {
                // a plain value has no fields
            }
        }
    }

    private static void fields(Object model, String path, List<String> unknown) {
        for (var method : model.getClass().getMethods()) {
            String name = method.getName();
            if (method.getParameterCount() != 0 || !name.startsWith("get") || name.equals("getClass")) {
                continue;
            }
            try {
                Object value = method.invoke(model);
                if (name.equals("getAdditionalProperties")) {
                    if (value instanceof Map<?, ?> extra) {
                        extra.keySet().forEach(key -> unknown.add(path + "." + key));
                    }
                } else if (value != null) {
                    walk(value, path + "." + Character.toLowerCase(name.charAt(3)) + name.substring(4), unknown);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(path + "." + name, e);
            }
        }
    }
}
