package org.minga.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that an overlay renders to. */
record Rendering(String overlay, List<ObjectNode> objects) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Rendering> RENDERED = new ConcurrentHashMap<>();

    /** An overlay of the project, rendered once. */
    static Rendering of(String overlay) {
        return RENDERED.computeIfAbsent(overlay, name -> {
            try {
                return new Rendering(
                        name, parse(Kustomize.render(Kustomize.folder().resolve("overlays/" + name))));
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        });
    }

    static List<ObjectNode> parse(String yaml) throws IOException {
        try (MappingIterator<ObjectNode> documents =
                YAML.readerFor(ObjectNode.class).readValues(yaml)) {
            return documents.readAll();
        }
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** How a fault names an object. */
    static String id(JsonNode object) {
        return kind(object) + "/" + name(object);
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    Stream<ObjectNode> kinds(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(kind(object)));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return kinds(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    boolean has(String kind, String name) {
        return find(kind, name).isPresent();
    }

    /** Everything that runs our own code: Deployments and Jobs. */
    Stream<ObjectNode> workloads() {
        return kinds("Deployment", "Job");
    }

    static JsonNode pod(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }

    static JsonNode podLabels(JsonNode workload) {
        return workload.path("spec").path("template").path("metadata").path("labels");
    }

    static JsonNode container(JsonNode workload) {
        return pod(workload).path("containers").path(0);
    }

    /** A copy in which one value of one object is another, or gone where the new value is null. */
    Rendering planted(String id, String pointer, JsonNode value) {
        List<ObjectNode> copies = new ArrayList<>();
        objects.forEach(object -> copies.add(object.deepCopy()));
        ObjectNode target = copies.stream()
                .filter(object -> id(object).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " to plant a fault in"));
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = target.at(place.head());
        String last = place.last().getMatchingProperty();
        switch (parent) {
            case ObjectNode fields when value.isNull() -> fields.remove(last);
            case ObjectNode fields -> fields.set(last, value);
            case ArrayNode list when value.isNull() -> list.remove(Integer.parseInt(last));
            case ArrayNode list when last.equals("-") -> list.add(value);
            case ArrayNode list -> list.set(Integer.parseInt(last), value);
            default -> throw new AssertionError(id + " has no " + place.head());
        }
        return new Rendering(overlay, copies);
    }

    Rendering without(String id) {
        return new Rendering(
                overlay,
                objects.stream().filter(object -> !id(object).equals(id)).toList());
    }
}
