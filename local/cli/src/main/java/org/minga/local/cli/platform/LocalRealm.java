package org.minga.local.cli.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The realm for one machine: the production realm with the local overlay laid over it (demo accounts, direct grants) and
 * the client secrets of this data folder put in.
 */
public final class LocalRealm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENTS = "clients";

    private LocalRealm() {}

    /** Writes the composed realm to a file that only its owner should read. */
    public static Path write(Path root, Path file, Map<String, String> clientSecrets) {
        Path folder = root.resolve("local/keycloak");
        try {
            JsonNode realm = JSON.readTree(folder.resolve("minga-realm.json").toFile());
            JsonNode overlay =
                    JSON.readTree(folder.resolve("local-overlay.json").toFile());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writeValueAsString(compose(realm, overlay, clientSecrets)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Top-level members of the overlay replace those of the realm; {@code clients} of the overlay is an object by client
     * id whose members replace those of that client.
     */
    static JsonNode compose(JsonNode realm, JsonNode overlay, Map<String, String> clientSecrets) {
        ObjectNode composed = realm.deepCopy();
        overlay.properties().forEach(member -> {
            if (!member.getKey().equals(CLIENTS)) {
                composed.set(member.getKey(), member.getValue());
            }
        });
        for (JsonNode client : composed.path(CLIENTS)) {
            String id = client.path("clientId").asText();
            JsonNode changes = overlay.path(CLIENTS).path(id);
            if (changes instanceof ObjectNode object) {
                ((ObjectNode) client).setAll(object);
            }
            if (clientSecrets.containsKey(id)) {
                ((ObjectNode) client).put("secret", clientSecrets.get(id));
            }
        }
        return composed;
    }
}
