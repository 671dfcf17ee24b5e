package org.minga.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every operation behind the door. What no API file declares does not exist. */
public final class OperationTable {

    /** The answer to: who serves this method on this path? */
    public sealed interface Match {
        /** An operation, and the path as the service shall see it, rebuilt from what was matched. */
        record Found(Operation operation, String path, Set<String> methods) implements Match {}

        record WrongMethod(Set<String> methods) implements Match {}

        record Unknown() implements Match {}
    }

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private final Node root = new Node();
    private final List<Operation> operations = new ArrayList<>();

    private OperationTable() {}

    /**
     * Reads the operations of the API files. An operation that does not say who may call it, that lies on another
     * service's paths or that exists twice stops the start.
     *
     * @param files OpenAPI documents by service
     */
    public static OperationTable of(RouteTable routes, Map<String, JsonNode> files) {
        OperationTable table = new OperationTable();
        files.forEach((service, file) -> file.path("paths")
                .properties()
                .forEach(path -> table.addPath(routes, service, path.getKey(), path.getValue())));
        return table;
    }

    private void addPath(RouteTable routes, String service, String template, JsonNode item) {
        String owner = routes.owner(template).orElse(null);
        if (owner == null) {
            return;
        }
        if (!owner.equals(service)) {
            throw new IllegalArgumentException(service + " declares " + template + ", which belongs to " + owner);
        }
        item.properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> {
                    String method = entry.getKey().toUpperCase(Locale.ROOT);
                    Access access = access(method + " " + template, entry.getValue());
                    add(new Operation(service, method, template, access, routes.limits(method, template)));
                });
    }

    private static Access access(String name, JsonNode operation) {
        if (operation.path("x-public").asBoolean(false)) {
            return new Access.Open();
        }
        String scope = operation.path("x-scope").asText("");
        if (scope.isBlank()) {
            throw new IllegalArgumentException(name + " declares neither x-public nor x-scope");
        }
        return new Access.Scoped(scope, operation.path("x-person").asBoolean(false));
    }

    private void add(Operation operation) {
        Node node = root;
        for (String segment : operation.template().substring(1).split("/", -1)) {
            node = segment.startsWith("{")
                    ? node.parameter()
                    : node.literals.computeIfAbsent(segment, unused -> new Node());
        }
        if (node.methods.put(operation.method(), operation) != null) {
            throw new IllegalArgumentException(operation.method() + " " + operation.template() + " exists twice");
        }
        operations.add(operation);
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** HEAD is answered wherever GET is. */
    public Match match(String method, List<RequestTarget.Segment> segments) {
        StringBuilder path = new StringBuilder();
        Node node = root.walk(segments, 0, path);
        if (node == null) {
            return new Match.Unknown();
        }
        Operation operation = node.methods.get(method);
        if (operation == null && method.equals("HEAD")) {
            operation = node.methods.get("GET");
        }
        return operation == null
                ? new Match.WrongMethod(node.allowed())
                : new Match.Found(operation, path.toString(), node.allowed());
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Operation> methods = new TreeMap<>();
        private @Nullable Node parameter;
        private @Nullable Set<String> allowed;

        private Node parameter() {
            Node existing = parameter;
            if (existing != null) {
                return existing;
            }
            Node fresh = new Node();
            parameter = fresh;
            return fresh;
        }

        /** Asked for with every request, so it is made once; whoever comes at the same time makes the same. */
        private Set<String> allowed() {
            Set<String> known = allowed;
            if (known == null) {
                Set<String> fresh = new TreeSet<>(methods.keySet());
                if (fresh.contains("GET")) {
                    fresh.add("HEAD");
                }
                fresh.add("OPTIONS");
                known = Collections.unmodifiableSet(fresh);
                allowed = known;
            }
            return known;
        }

        /** Literal segments win over parameters, like in the services. Writes the canonical path while walking. */
        private @Nullable Node walk(List<RequestTarget.Segment> segments, int from, StringBuilder path) {
            if (from == segments.size()) {
                return methods.isEmpty() ? null : this;
            }
            RequestTarget.Segment segment = segments.get(from);
            if (segment.decoded().isEmpty()) {
                return null;
            }
            int mark = path.length();
            Node literal = literals.get(segment.decoded());
            if (literal != null) {
                Node found = literal.walk(segments, from + 1, path.append('/').append(segment.decoded()));
                if (found != null) {
                    return found;
                }
                path.setLength(mark);
            }
            if (parameter != null) {
                Node found = parameter.walk(segments, from + 1, path.append('/').append(segment.raw()));
                if (found != null) {
                    return found;
                }
                path.setLength(mark);
            }
            return null;
        }
    }
}
