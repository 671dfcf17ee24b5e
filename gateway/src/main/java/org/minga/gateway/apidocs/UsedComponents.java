package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Leaves out of the document what no public operation refers to: schemas of internal operations are nobody's business. */
final class UsedComponents {

    private static final String REF = "#/components/";

    private UsedComponents() {}

    static void keep(ObjectNode document) {
        Set<String> used = new TreeSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(document.path("paths")));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            JsonNode reference = node.path("$ref");
            if (reference.isTextual()
                    && reference.asText().startsWith(REF)
                    && used.add(reference.asText().substring(REF.length()))) {
                open.push(document.at(reference.asText().substring(1)));
            }
            node.forEach(open::push);
        }
        for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
            if (!kind.getKey().equals("securitySchemes")) {
                ((ObjectNode) kind.getValue())
                        .properties()
                        .removeIf(entry -> !used.contains(kind.getKey() + "/" + entry.getKey()));
            }
        }
    }
}
