package org.minga.local.cli.operate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minga.local.backing.RabbitAccess;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Service;

/** Runs a chore with a service's own jar, which alone knows how its events are written. */
final class Chore {
    private final Site site;
    private final Service service;

    Chore(Site site, Service service) {
        this.site = site;
        this.service = service;
    }

    /**
     * What it printed.
     *
     * @throws BackingException when it failed
     */
    String run(String... arguments) {
        Path jar = site.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BackingException(service.module() + " is not built (" + jar + " is missing); ./minga builds it.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("MINGA_") || key.startsWith("QUARKUS_"));
        builder.environment().putAll(environment());
        try {
            Path log = Files.createTempFile("chore", ".log");
            try {
                Process process = builder.redirectError(log.toFile()).start();
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int code = process.waitFor();
                if (code != 0) {
                    throw new BackingException("%s %s ended with code %d:%n%s%s"
                            .formatted(
                                    service.module(),
                                    String.join(" ", arguments),
                                    code,
                                    output,
                                    Files.readString(log).strip()));
                }
                return output;
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new BackingException("The chore of " + service.module() + " can't be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        }
    }

    private Map<String, String> environment() {
        Site.Database database = site.database(service);
        RabbitAccess broker = site.rabbit();
        String issuer = site.keycloak() + "/realms/minga";
        return Map.ofEntries(
                Map.entry("QUARKUS_LOG_CONSOLE_STDERR", "true"),
                Map.entry("MINGA_DB_HOST", database.host()),
                Map.entry("MINGA_DB_PORT", Integer.toString(database.port())),
                Map.entry("MINGA_DB_NAME", database.name()),
                Map.entry("MINGA_DB_APP_USERNAME", database.username()),
                Map.entry("MINGA_DB_APP_PASSWORD", database.password()),
                Map.entry("RABBITMQ_HOST", broker.host()),
                Map.entry("RABBITMQ_PORT", Integer.toString(broker.port())),
                Map.entry("RABBITMQ_USERNAME", broker.username()),
                Map.entry("RABBITMQ_PASSWORD", broker.password()),
                Map.entry("RABBITMQ_VIRTUAL_HOST", broker.virtualHost()),
                // A chore asks nobody for tokens and takes none; the configuration wants to be complete all the same.
                Map.entry("MINGA_AUTH_ISSUER", issuer),
                Map.entry("MINGA_AUTH_ALLOW_INSECURE_ISSUER", Boolean.toString(issuer.startsWith("http:"))),
                Map.entry("MINGA_AUTH_TOKEN_URL", issuer + "/protocol/openid-connect/token"),
                Map.entry("MINGA_VOTING_URL", "http://127.0.0.1:1"),
                Map.entry("MINGA_CLIENT_ID", "none"),
                Map.entry("MINGA_CLIENT_SECRET", "none"));
    }
}
