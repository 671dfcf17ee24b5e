package org.minga.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minga.gateway.apidocs.OpenApiMerge;
import org.minga.gateway.routing.RouteTable;

/** The document that the gateway serves at {@code /openapi}, made of the files as the gateway does, without starting it. */
final class MergedDocument {
    private static final Path CONTRACTS = CommandLine.ROOT.resolve("contracts");
    private static final ObjectMapper JSON = new ObjectMapper();

    private MergedDocument() {}

    static ObjectNode read() throws IOException {
        RouteTable routes =
                RouteTable.parse(JSON.readTree(CONTRACTS.resolve("routes.json").toFile()));
        Map<String, JsonNode> files = new LinkedHashMap<>();
        for (String service : routes.services()) {
            files.put(
                    service,
                    JSON.readTree(CONTRACTS
                            .resolve("openapi")
                            .resolve(service + ".json")
                            .toFile()));
        }
        return OpenApiMerge.merge(
                files, path -> routes.owner(path).isPresent(), "https://id.example/realms/minga", "v1");
    }
}
