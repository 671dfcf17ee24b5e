package org.minga.local.backing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.Processes;

/**
 * A Keycloak server of our own, with one realm. The distribution is unpacked and built for our options once, which makes
 * every later start short.
 */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String ADMINISTRATOR = "admin";
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--cache=local", "--health-enabled=true");
    /** Keycloak's script adds a garbage collector of its own, so none may be chosen here. */
    private static final String HEAP = "-Xms64m -Xmx320m -XX:TieredStopAtLevel=1";

    private final URI url;
    private final String realm;
    private final ChildProcess process;

    private KeycloakServer(URI url, String realm, ChildProcess process) {
        this.url = url;
        this.realm = realm;
        this.process = process;
    }

    /**
     * Starts it and waits until the realm answers.
     *
     * @throws BackingException with what to do, when a port is taken, the distribution cannot be had or it does not
     *     come up in time
     */
    public static KeycloakServer start(KeycloakOptions options) {
        Path home = prepare(options);
        URI url = URI.create("http://localhost:" + options.port());
        Path realmCopy = home.resolve("data/import/" + options.realm() + "-realm.json");
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + options.port(),
                "--http-management-port=" + options.managementPort(),
                "--hostname=" + url));
        ChildProcess.Specification specification = new ChildProcess.Specification(
                        "Keycloak",
                        command,
                        options.folder(),
                        options.log(),
                        options.folder().resolve("keycloak.pid"))
                .withoutInherited("KC_", "JAVA_OPTS", "QUARKUS_")
                .withEnvironment(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        HEAP,
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        Secrets.keep(options.folder().resolve("password"))));
        ChildProcess.endLeftover(specification);
        Ports.requireFree(options.port(), "Keycloak", "MINGA_PORT_KEYCLOAK");
        Ports.requireFree(options.managementPort(), "Keycloak (management)", "MINGA_PORT_KEYCLOAK_MANAGEMENT");
        importWhenChanged(options, home, realmCopy);
        ChildProcess process = ChildProcess.start(specification);
        KeycloakServer server = new KeycloakServer(url, options.realm(), process);
        process.awaitReady(server::answers, options.startLimit());
        return server;
    }

    /** Base address, without a path. */
    public URI url() {
        return url;
    }

    /** What its tokens name as issuer: {@code <url>/realms/<realm>}. */
    public String issuer() {
        return url + "/realms/" + realm;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }

    /** Keycloak keeps its data inside of its own folder, so each data folder has a copy of the built one. */
    private static Path prepare(KeycloakOptions options) {
        String name = "keycloak-" + Versions.get("keycloak");
        Path built = Archive.once(options.tools().toAbsolutePath().resolve(name), partial -> build(partial, options));
        return Archive.once(options.folder().toAbsolutePath().resolve(name), partial -> {
            Processes.Output output = Processes.run(List.of("cp", "-R", built + "/.", partial.toString()));
            if (!output.succeeded()) {
                throw new BackingException("Cannot copy Keycloak to " + partial + ": "
                        + output.text().strip());
            }
        });
    }

    private static void build(Path folder, KeycloakOptions options) {
        options.progress().accept("Keycloak: fetching the distribution (about 180 MB, once)");
        Path packed = options.distribution().get();
        try (InputStream file = new GZIPInputStream(Files.newInputStream(packed))) {
            options.progress().accept("Keycloak: unpacking");
            Archive.untar(file, folder, 1);
            Files.deleteIfExists(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        options.progress().accept("Keycloak: building it for this machine (once, up to a minute)");
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        Processes.Output output = Processes.run(
                command,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"),
                folder,
                BUILD_LIMIT);
        if (!output.succeeded()) {
            throw new BackingException(
                    "Keycloak could not be built:\n" + output.text().strip());
        }
    }

    /** Keycloak skips a realm that it has; a changed file must therefore begin with an empty database. */
    private static void importWhenChanged(KeycloakOptions options, Path home, Path realmCopy) {
        Path mark = options.folder().resolve("realm.sha256");
        try {
            String hash = sha256(Files.readAllBytes(options.realmFile()));
            boolean known = Files.exists(mark) && Files.readString(mark).strip().equals(hash);
            if (!known) {
                if (Files.exists(mark)) {
                    options.progress().accept("Keycloak: the realm file changed; importing it into a fresh database");
                }
                Archive.delete(home.resolve("data/h2"));
                Files.createDirectories(realmCopy.getParent());
                Files.copy(options.realmFile(), realmCopy, StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(mark, hash + "\n", StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
