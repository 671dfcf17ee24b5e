package org.minga.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Label selectors, as the Kubernetes API reads them. */
final class Labels {
    private Labels() {}

    static Map<String, String> of(JsonNode labels) {
        Map<String, String> map = new TreeMap<>();
        labels.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    /** {@code {matchLabels, matchExpressions}}; an empty selector takes everything. */
    static boolean match(JsonNode selector, Map<String, String> labels) {
        return matchesAll(selector.path("matchLabels"), labels)
                && Rendering.items(selector.path("matchExpressions")).allMatch(e -> matches(e, labels));
    }

    /** The plain map of a Service. */
    static boolean matchesAll(JsonNode wanted, Map<String, String> labels) {
        return labels.entrySet().containsAll(of(wanted).entrySet());
    }

    private static boolean matches(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        boolean listed = Rendering.items(expression.path("values"))
                .anyMatch(v -> v.asText().equals(value));
        return switch (expression.path("operator").asText()) {
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> throw new IllegalArgumentException("operator in " + expression);
        };
    }
}
