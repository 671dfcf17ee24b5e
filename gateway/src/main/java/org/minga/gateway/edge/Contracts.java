package org.minga.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.minga.gateway.routing.RouteTable;

/**
 * The files of {@code contracts/} that the gateway works by, read from the class path at start.
 *
 * @param apis OpenAPI documents by service; a service without one has no operations, so nothing of it is reachable
 */
record Contracts(RouteTable routes, Map<String, JsonNode> apis, JsonNode problems) {

    private static final Logger LOG = Logger.getLogger(Contracts.class);

    static Contracts read(String folder) {
        RouteTable routes = RouteTable.parse(
                file(folder + "/routes.json").orElseThrow(() -> new IllegalStateException("there is no route table")));
        Map<String, JsonNode> apis = new LinkedHashMap<>();
        for (String service : routes.services()) {
            file(folder + "/openapi/" + service + ".json").ifPresent(api -> apis.put(service, api));
        }
        JsonNode problems = file(folder + "/problems.json").orElseGet(JsonNodeFactory.instance::arrayNode);
        return new Contracts(routes, apis, problems);
    }

    private static Optional<JsonNode> file(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                LOG.errorf("the contract %s is not on the class path", name);
                return Optional.empty();
            }
            return Optional.of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract " + name + " cannot be read", e);
        }
    }
}
