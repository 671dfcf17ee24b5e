package org.minga.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.Processes;

/** Fetches Keycloak's distribution by its Maven coordinates, with the wrapper and settings of this project. */
public final class KeycloakDistribution {
    private static final String COPY =
            "org.apache.maven.plugins:maven-dependency-plugin:" + Versions.get("dependency-plugin") + ":copy";
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private KeycloakDistribution() {}

    /**
     * Puts the packed distribution into a folder.
     *
     * @param root the project's root, where the Maven wrapper is
     * @throws BackingException when Maven cannot fetch it
     */
    public static Path fetch(Path root, Path folder) {
        String version = Versions.get("keycloak");
        String name = "keycloak-quarkus-dist-" + version + ".tar.gz";
        try {
            Files.createDirectories(folder);
            Processes.Output output = Processes.run(
                    List.of(
                            root.resolve("mvnw").toAbsolutePath().toString(),
                            "-B",
                            "-q",
                            "-N",
                            COPY,
                            "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":tar.gz",
                            "-DoutputDirectory=" + folder.toAbsolutePath()),
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    root,
                    LIMIT);
            Path file = folder.resolve(name);
            if (!output.succeeded() || !Files.exists(file)) {
                throw new BackingException("Maven could not fetch Keycloak " + version
                        + ". Is Maven Central reachable? Otherwise set MINGA_KEYCLOAK_URL to a server of yours. Maven said:\n"
                        + output.text().strip());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
