package org.minga.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Holds a service's HTTP API against {@code contracts/openapi/<service>.json}: code and contract must be equal. Run the
 * test with {@code -Dminga.openapi.write=true} to write the file after an intended change, and read its difference.
 */
public final class OpenApiFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenApiFile() {}

    /** Called within a {@code @QuarkusTest} of the service. */
    public static void assertMatches(String service) {
        try {
            String served = JSON.writeValueAsString(JSON.treeToValue(document(), Object.class)) + "\n";
            Path file = Path.of(System.getProperty("minga.root"), "contracts", "openapi", service + ".json");
            if (Boolean.getBoolean("minga.openapi.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served);
                return;
            }
            String agreed = Files.exists(file) ? Files.readString(file) : "";
            if (!agreed.equals(served)) {
                throw new AssertionError("contracts/openapi/" + service + ".json differs from the code, first at line "
                        + firstDifference(agreed, served) + ". Is it an intended change? Write the file with"
                        + " -Dminga.openapi.write=true and read its difference.");
            }
        } catch (IOException e) {
            throw new AssertionError("the API document can't be compared", e);
        }
    }

    private static JsonNode document() throws IOException {
        String management = ConfigProvider.getConfig().getValue("quarkus.management.test-port", String.class);
        int port = management.equals("0")
                ? ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class)
                : Integer.parseInt(management);
        try (var body = java.net
                .URI
                .create("http://localhost:" + port + "/q/openapi?format=json")
                .toURL()
                .openStream()) {
            return JSON.readTree(body);
        }
    }

    private static int firstDifference(String agreed, String served) {
        String[] left = agreed.split("\n", -1);
        String[] right = served.split("\n", -1);
        int line = 0;
        while (line < left.length && line < right.length && left[line].equals(right[line])) {
            line++;
        }
        return line + 1;
    }
}
