package org.minga.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code contracts/routes.json}: which service owns which paths, and the limits that differ from the usual ones. */
public final class RouteTable {

    private final Map<String, String> ownerByPrefix;
    private final List<String> services;
    private final RouteLimits defaults;
    private final Map<String, RouteLimits> overrides;

    private RouteTable(
            Map<String, String> ownerByPrefix,
            List<String> services,
            RouteLimits defaults,
            Map<String, RouteLimits> overrides) {
        this.ownerByPrefix = ownerByPrefix;
        this.services = services;
        this.defaults = defaults;
        this.overrides = overrides;
    }

    /** Reads the table; throws {@link IllegalArgumentException} naming what is wrong. */
    public static RouteTable parse(JsonNode file) {
        Map<String, String> owners = new LinkedHashMap<>();
        List<String> services = new ArrayList<>();
        for (JsonNode entry : file.path("services")) {
            String service = entry.path("service").asText();
            services.add(service);
            for (JsonNode prefix : entry.path("prefixes")) {
                addPrefix(owners, prefix.asText(), service);
            }
        }
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("the route table has no route");
        }
        JsonNode usual = file.path("defaults");
        Map<String, RouteLimits> overrides = new LinkedHashMap<>();
        for (JsonNode entry : file.path("overrides")) {
            String key = key(entry.path("method").asText(), entry.path("path").asText());
            overrides.put(key, limits(entry, usual));
        }
        return new RouteTable(owners, List.copyOf(services), limits(usual, usual), overrides);
    }

    private static void addPrefix(Map<String, String> owners, String prefix, String service) {
        if (!prefix.startsWith("/v1/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException("the route " + prefix + " must lie under /v1/ and not end in a slash");
        }
        for (String other : owners.keySet()) {
            if (covers(other, prefix) || covers(prefix, other)) {
                throw new IllegalArgumentException("the routes " + other + " and " + prefix + " interleave");
            }
        }
        owners.put(prefix, service);
    }

    private static RouteLimits limits(JsonNode own, JsonNode usual) {
        return new RouteLimits(
                number("maxBodyBytes", own, usual),
                Duration.ofSeconds(number("uploadSeconds", own, usual)),
                Duration.ofSeconds(number("answerSeconds", own, usual)),
                Duration.ofSeconds(number("downloadSeconds", own, usual)));
    }

    private static long number(String name, JsonNode own, JsonNode usual) {
        JsonNode value = own.has(name) ? own.path(name) : usual.path(name);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("the route table needs a whole number for " + name);
        }
        return value.asLong();
    }

    /** Parameter names are a matter of taste: templates that match the same paths are the same. */
    private static String key(String method, String template) {
        return method + " " + template.replaceAll("\\{[^/]*}", "{}");
    }

    private static boolean covers(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    public List<String> services() {
        return services;
    }

    /** The service that owns a path template; empty for what the gateway must never route, like {@code /internal}. */
    public Optional<String> owner(String template) {
        return ownerByPrefix.entrySet().stream()
                .filter(entry -> covers(entry.getKey(), template))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public RouteLimits limits(String method, String template) {
        return overrides.getOrDefault(key(method, template), defaults);
    }

    /** Overrides that no operation has: a misspelt path would otherwise quietly keep the usual limits. */
    public Set<String> overridesWithout(List<Operation> operations) {
        Set<String> left = new TreeSet<>(overrides.keySet());
        operations.forEach(operation -> left.remove(key(operation.method(), operation.template())));
        return left;
    }
}
