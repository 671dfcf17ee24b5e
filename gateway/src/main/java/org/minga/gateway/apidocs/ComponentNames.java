package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of components in the merged document. What several services define alike, including all it refers to, keeps its
 * name and appears once; where they differ under one name, each gets the service's name in front, whatever the order.
 */
final class ComponentNames {

    private static final String REF = "#/components/";

    /** Keys like {@code schemas/Page} that mean different things in different services. */
    private final Set<String> ambiguous;

    private ComponentNames(Set<String> ambiguous) {
        this.ambiguous = ambiguous;
    }

    static ComponentNames of(Map<String, JsonNode> files) {
        Map<String, Map<String, JsonNode>> definitions = new LinkedHashMap<>();
        files.forEach((service, file) -> file.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(entry -> definitions
                                .computeIfAbsent(kind.getKey() + "/" + entry.getKey(), unused -> new LinkedHashMap<>())
                                .put(service, entry.getValue()))));
        Set<String> ambiguous = new TreeSet<>();
        definitions.forEach((key, byService) -> {
            if (Set.copyOf(byService.values()).size() > 1) {
                ambiguous.add(key);
            }
        });
        // Two definitions that read alike differ all the same if they refer to something that differs.
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<String, Map<String, JsonNode>> entry : definitions.entrySet()) {
                if (entry.getValue().size() > 1
                        && !ambiguous.contains(entry.getKey())
                        && entry.getValue().values().stream().anyMatch(node -> refersTo(node, ambiguous))) {
                    grown = ambiguous.add(entry.getKey()) || grown;
                }
            }
        }
        return new ComponentNames(ambiguous);
    }

    private static boolean refersTo(JsonNode node, Set<String> keys) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual()
                && reference.asText().startsWith(REF)
                && keys.contains(reference.asText().substring(REF.length()))) {
            return true;
        }
        for (JsonNode child : node) {
            if (refersTo(child, keys)) {
                return true;
            }
        }
        return false;
    }

    /** {@code campaign-service} becomes {@code Campaign}. */
    static String prefix(String service) {
        String name = service.replaceFirst("-service$", "");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private String name(String service, String key) {
        int slash = key.indexOf('/');
        return ambiguous.contains(key) ? key.substring(0, slash + 1) + prefix(service) + key.substring(slash + 1) : key;
    }

    /** A copy with all references to components pointing at their names in the merged document. */
    JsonNode rewrite(String service, JsonNode node) {
        JsonNode copy = node.deepCopy();
        rewriteInPlace(service, copy);
        return copy;
    }

    private void rewriteInPlace(String service, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (isReference(entry.getKey(), entry.getValue())) {
                    object.put(entry.getKey(), rename(service, entry.getValue().asText()));
                } else if (entry.getKey().equals("mapping") && entry.getValue() instanceof ObjectNode mapping) {
                    mapping.properties()
                            .forEach(target -> mapping.put(
                                    target.getKey(),
                                    rename(service, target.getValue().asText())));
                } else {
                    rewriteInPlace(service, entry.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(child -> rewriteInPlace(service, child));
        }
    }

    private static boolean isReference(String key, JsonNode value) {
        return key.equals("$ref") && value.isTextual();
    }

    private String rename(String service, String reference) {
        return reference.startsWith(REF) ? REF + name(service, reference.substring(REF.length())) : reference;
    }

    void addTo(ObjectNode components, String service, JsonNode file) {
        file.path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> kind.getValue().properties().forEach(entry -> {
                    String key = name(service, kind.getKey() + "/" + entry.getKey());
                    ObjectNode group = components.withObjectProperty(kind.getKey());
                    String target = key.substring(key.indexOf('/') + 1);
                    JsonNode definition = rewrite(service, entry.getValue());
                    JsonNode before = group.get(target);
                    if (before != null && !before.equals(definition)) {
                        throw new IllegalArgumentException(
                                "the component " + key + " of " + service + " meets another of the same name");
                    }
                    group.set(target, definition);
                }));
    }
}
