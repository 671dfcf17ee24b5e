package org.minga.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes one OpenAPI 3.1 document of the services' files. Paths that are not routed are left out; every operation gets
 * the tag of its service and the security requirement that its scope means; components are merged by
 * {@link ComponentNames}; answers of the gateway itself are added by {@link GatewayAnswers}.
 */
public final class OpenApiMerge {

    /** Security scheme by discovery, for tools that can log in. */
    static final String KEYCLOAK = "keycloak";

    /** Security scheme for a token that one has already. */
    static final String TOKEN = "token";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OpenApiMerge() {}

    /**
     * The document.
     *
     * @param files OpenAPI documents by service, in the order of the route table
     * @param routed whether a path template is reachable through the gateway
     * @param issuer base address of the realm that issues tokens
     */
    public static ObjectNode merge(
            Map<String, JsonNode> files, Predicate<String> routed, String issuer, String version) {
        ComponentNames names = ComponentNames.of(files);
        ObjectNode merged = JSON.objectNode().put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Minga API")
                .put("version", version)
                .put("description", "The public API of the platform, through its one door.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        merged.putArray("servers")
                .addObject()
                .put("url", "/")
                .put("description", "The production door of this platform.")
                .put("x-internal", false);
        ArrayNode tags = merged.putArray("tags");
        ObjectNode paths = merged.putObject("paths");
        ObjectNode components = merged.putObject("components");
        Set<String> operationIds = new TreeSet<>();
        files.forEach((service, file) -> {
            tags.addObject()
                    .put("name", tag(service))
                    .put("description", file.path("info").path("description").asText(service));
            file.path("paths").properties().stream()
                    .filter(path -> routed.test(path.getKey()))
                    .forEach(path -> paths.set(
                            path.getKey(), pathItem(service, names.rewrite(service, path.getValue()), operationIds)));
            names.addTo(components, service, file);
        });
        GatewayAnswers.define(components);
        UsedComponents.keep(merged);
        components.set("securitySchemes", securitySchemes(issuer));
        return merged;
    }

    private static JsonNode pathItem(String service, JsonNode item, Set<String> operationIds) {
        item.properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(entry -> (ObjectNode) entry.getValue())
                .forEach(operation -> {
                    operation.putArray("tags").add(tag(service));
                    operation.set("security", security(operation));
                    GatewayAnswers.addTo(operation);
                    String id = operation.path("operationId").asText("");
                    if (!id.isEmpty() && !operationIds.add(id)) {
                        String own = ComponentNames.prefix(service).toLowerCase(Locale.ROOT) + "_" + id;
                        operation.put("operationId", own);
                        operationIds.add(own);
                    }
                });
        return item;
    }

    private static ArrayNode security(JsonNode operation) {
        ArrayNode security = JSON.arrayNode();
        String scope = operation.path("x-scope").asText("");
        if (!operation.path("x-public").asBoolean(false)) {
            security.addObject().putArray(KEYCLOAK).add(scope);
            security.addObject().putArray(TOKEN).add(scope);
        }
        return security;
    }

    private static ObjectNode securitySchemes(String issuer) {
        ObjectNode schemes = JSON.objectNode();
        schemes.putObject(KEYCLOAK)
                .put("type", "openIdConnect")
                .put("openIdConnectUrl", issuer + "/.well-known/openid-configuration");
        schemes.putObject(TOKEN)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "An access token of the realm with audience minga-api, checked as RFC8725 advises: allowed"
                                + " algorithms only, issuer, audience and times.");
        return schemes;
    }

    private static String tag(String service) {
        return ComponentNames.prefix(service).toLowerCase(Locale.ROOT);
    }
}
