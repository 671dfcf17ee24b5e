package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of any API document we publish. */
public final class ApiDocuments {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private ApiDocuments() {}

    /** Everything that is wrong with it, in words. */
    public static List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        if (!document.path("openapi").asText().startsWith("3.1")) {
            faults.add("it is not OpenAPI 3.1");
        }
        danglingReferences(document, document, faults);
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    operation(entry.getKey() + " " + path.getKey(), entry.getValue(), ids, faults);
                }
            }
        }
        return faults;
    }

    private static void operation(String name, JsonNode operation, Set<String> ids, List<String> faults) {
        boolean open = operation.path("x-public").asBoolean(false);
        if (open == operation.has("x-scope")) {
            faults.add(name + " must declare either x-public or x-scope");
        }
        if (open != operation.path("security").isEmpty()) {
            faults.add(name + " has a security requirement that is not its scope");
        }
        if (operation.path("tags").size() != 1) {
            faults.add(name + " must have the tag of its service");
        }
        if (operation.path("responses").isEmpty()) {
            faults.add(name + " has no responses");
        }
        if (operation.path("responses").properties().stream()
                .noneMatch(answer -> answer.getKey().startsWith("2"))) {
            faults.add(name + " documents no success");
        }
        if (operation.has("operationId")
                && !ids.add(operation.path("operationId").asText())) {
            faults.add(name + " shares its operationId");
        }
    }

    private static void danglingReferences(JsonNode root, JsonNode node, List<String> faults) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && root.at(reference.asText().substring(1)).isMissingNode()) {
            faults.add(reference.asText() + " leads nowhere");
        }
        for (JsonNode child : node) {
            danglingReferences(root, child, faults);
        }
    }
}
