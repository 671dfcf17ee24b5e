package org.minga.local.cli.election;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the import of one file has come, kept in the data folder: an import that was cut short goes on where it was.
 * Every creating request has an idempotency key from here, so a step that was done but not recorded is not done twice.
 */
final class ImportRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode state;

    private ImportRecord(Path file, ObjectNode state) {
        this.file = file;
        this.state = state;
    }

    /** The record of an unfinished import, or a new one. */
    static ImportRecord open(Path folder, String contentHash) {
        Path file = folder.resolve(contentHash.substring(0, 16) + ".json");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode state) {
                return new ImportRecord(file, state);
            }
            ImportRecord fresh = new ImportRecord(file, JSON.createObjectNode());
            fresh.put("run", UUID.randomUUID().toString());
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(state.get(name)).map(JsonNode::asText);
    }

    void put(String name, String value) {
        state.put(name, value);
        try {
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.writeString(partial, JSON.writeValueAsString(state));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Idempotency key of a step: the same for every attempt of this import. */
    String key(String step) {
        return get("run").orElseThrow() + ":" + step;
    }

    /** Forgets everything: what the record tells of is not in this platform. */
    void reset() {
        state.removeAll();
        put("run", UUID.randomUUID().toString());
    }

    /** The next import of the same file begins afresh. */
    void finish() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
