package org.minga.local.cli.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ProcessMark;

/**
 * The record of a running platform, kept as {@code state.json} in its data folder while the launcher lives.
 *
 * @param phase how far it is
 * @param launcher the process that started everything and ends it
 * @param startedAt when, as RFC 3339
 * @param gatewayUrl the public address
 * @param issuer who signs tokens
 * @param parts every process, or server of somebody else's
 */
public record PlatformState(
        Phase phase, ProcessMark launcher, String startedAt, String gatewayUrl, String issuer, List<Part> parts) {
    private static final String FILE = "state.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public PlatformState {
        parts = List.copyOf(parts);
    }

    /** How far the platform is. */
    public enum Phase {
        STARTING,
        READY
    }

    /**
     * One process.
     *
     * @param name as on the command line; replicas after the first are {@code voting-2}
     * @param pid process id, 0 for a server of somebody else's
     * @param url where it answers
     * @param healthUrl where it says whether it is ready; empty when it has no such address
     * @param log its log file; empty for a server of somebody else's
     */
    public record Part(String name, long pid, String url, String healthUrl, String log) {}

    /** The record in a data folder, if a launcher that is still alive wrote it. */
    public static Optional<PlatformState> read(Path home) {
        Path file = home.resolve(FILE);
        try {
            PlatformState state = JSON.readValue(Files.readString(file), PlatformState.class);
            return Optional.of(state).filter(found -> found.launcher().isAlive());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new BackingException("The file " + file + " is damaged; remove it and run ./minga down.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the record, at once. */
    public void write(Path home) {
        try {
            Files.createDirectories(home);
            Path partial = home.resolve(FILE + ".partial");
            Files.writeString(partial, JSON.writeValueAsString(this) + "\n");
            Files.move(
                    partial, home.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path home) {
        try {
            Files.deleteIfExists(home.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
