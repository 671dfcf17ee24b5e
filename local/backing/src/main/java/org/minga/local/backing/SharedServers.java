package org.minga.local.backing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.PostgresOptions.Durability;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.FolderLock;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.backing.process.Processes;
import org.minga.local.backing.process.Signal;

/**
 * PostgreSQL and RabbitMQ for tests: started on first need, then shared by every test JVM of the machine's user that
 * works on the same checkout, at the same time or one after the other.
 *
 * <p>Whoever asks is registered by its pid, and so is the Maven run it belongs to. A watchdog outside of all JVMs ends
 * the servers once nobody registered has been alive for {@value #GRACE_SECONDS} seconds, so that a killed test run
 * leaves nothing behind. The servers begin empty each time; tests make databases and virtual hosts of their own.
 *
 * <pre>
 *   .minga/test/users/PID       who uses the servers
 *   .minga/test/servers/        what runs: marks, ports, passwords; renamed to "ending" by the watchdog
 * </pre>
 */
public final class SharedServers {
    static final int GRACE_SECONDS = 20;

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

    private final Path folder;
    private final Path tools;
    private final int graceSeconds;
    private final boolean keptByMaven;

    /** Only for tests of this class: a folder of their own, and a Maven run does not count as a user. */
    SharedServers(Path folder, Path tools, int graceSeconds, boolean keptByMaven) {
        this.folder = folder.toAbsolutePath().normalize();
        this.tools = tools;
        this.graceSeconds = graceSeconds;
        this.keptByMaven = keptByMaven;
    }

    /**
     * The shared PostgreSQL, without {@code fsync}. A test of durability starts a {@link PostgresServer} of its own.
     *
     * @throws BackingException when it cannot be started
     */
    public static PostgresAccess postgres() {
        String external = System.getenv("MINGA_POSTGRES_URL");
        return external == null ? standard().sharedPostgres() : PostgresAccess.parse(external);
    }

    /**
     * The shared RabbitMQ, with its management API.
     *
     * @throws BackingException when it cannot be started
     */
    public static RabbitAccess rabbit() {
        String external = System.getenv("MINGA_RABBITMQ_URL");
        return external == null
                ? standard().sharedRabbit()
                : RabbitAccess.parse(external, System.getenv("MINGA_RABBITMQ_MANAGEMENT_URL"));
    }

    private static SharedServers standard() {
        Path home = ProjectRoot.find().resolve(".minga");
        return new SharedServers(home.resolve("test"), home.resolve("tools"), GRACE_SECONDS, true);
    }

    PostgresAccess sharedPostgres() {
        Properties found = shared("postgres", () -> {
            Path home = folder.resolve("servers-data");
            Archive.delete(home.resolve("postgres"));
            PostgresServer server = PostgresServer.start(
                    PostgresOptions.under(home, Ports.free(1).getFirst())
                            .withTools(tools)
                            .withMaxConnections(500)
                            .withDurability(Durability.NONE));
            record(server.process(), Signal.INT, "postgres");
            PostgresAccess access = server.access();
            return properties(access.port(), access.username(), access.password(), null);
        });
        return new PostgresAccess(
                "127.0.0.1", port(found), found.getProperty("username"), found.getProperty("password"));
    }

    RabbitAccess sharedRabbit() {
        Properties found = shared("rabbitmq", () -> {
            Path home = folder.resolve("servers-data");
            Archive.delete(home.resolve("rabbitmq"));
            List<Integer> ports = Ports.free(4);
            RabbitServer server = RabbitServer.start(RabbitOptions.under(home, ports.get(0), ports.get(1), ports.get(2))
                    .withTools(tools)
                    .withManagement(ports.get(3)));
            record(server.nameServer(), Signal.TERM, "epmd");
            record(server.process(), Signal.TERM, "rabbitmq");
            RabbitAccess access = server.access();
            return properties(access.port(), access.username(), access.password(), access.managementUrl());
        });
        return new RabbitAccess(
                "127.0.0.1",
                port(found),
                found.getProperty("username"),
                found.getProperty("password"),
                "/",
                URI.create(found.getProperty("management")));
    }

    private Properties shared(String server, Supplier<Properties> start) {
        // First registered, then looked: the watchdog looks at the users after it took the servers away.
        register();
        try (FolderLock lock = FolderLock.take(folder, "lock", LOCK_LIMIT)) {
            awaitEnding();
            Files.createDirectories(servers());
            Path file = servers().resolve(server + ".properties");
            Optional<ProcessMark> running = ProcessMark.read(servers().resolve(server + ".mark"));
            if (Files.exists(file) && running.isPresent() && running.get().isAlive()) {
                watch();
                return read(file);
            }
            Properties properties = start.get();
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "a server shared by tests");
            }
            watch();
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register() {
        ProcessHandle self = ProcessHandle.current();
        ProcessMark.of(self.pid()).ifPresent(this::register);
        Optional<ProcessHandle> parent = self.parent();
        while (parent.isPresent()) {
            ProcessHandle handle = parent.get();
            // The Maven run: between two modules no test JVM lives, but the servers should.
            boolean maven =
                    keptByMaven && handle.info().commandLine().orElse("").contains("plexus.classworlds");
            if (maven) {
                ProcessMark.of(handle.pid()).ifPresent(this::register);
            }
            parent = handle.parent();
        }
    }

    private void register(ProcessMark mark) {
        mark.write(folder.resolve("users").resolve(Long.toString(mark.pid())), Signal.TERM);
    }

    /** The watchdog is ending the servers right now, or died while it did. */
    private void awaitEnding() {
        Path ending = folder.resolve("ending");
        boolean over = Processes.await(() -> !Files.exists(ending) || watchdog().isEmpty(), Duration.ofSeconds(90));
        if (!over) {
            throw new BackingException("The shared test servers do not end; see " + folder.resolve("watchdog.log"));
        }
        if (Files.exists(ending)) {
            endAll(ending);
            Archive.delete(ending);
        }
    }

    private static void endAll(Path marks) {
        try (Stream<Path> files = Files.list(marks)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".mark")).toList()) {
                Signal signal = file.endsWith("postgres.mark") ? Signal.INT : Signal.TERM;
                ProcessMark.read(file).ifPresent(mark -> mark.end(signal, Duration.ofSeconds(20)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch() {
        if (watchdog().isPresent()) {
            return;
        }
        Path script = folder.resolve("watchdog.sh");
        try (InputStream source = SharedServers.class.getResourceAsStream("watchdog.sh")) {
            if (source == null) {
                throw new IllegalStateException("watchdog.sh is missing from the jar");
            }
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess.start(new ChildProcess.Specification(
                "Watchdog of the shared test servers",
                List.of("sh", script.toString(), folder.toString(), Integer.toString(graceSeconds)),
                folder,
                folder.resolve("watchdog.log"),
                folder.resolve("watchdog.pid")));
    }

    private Optional<ProcessMark> watchdog() {
        return ProcessMark.read(folder.resolve("watchdog.pid")).filter(ProcessMark::isAlive);
    }

    private Path servers() {
        return folder.resolve("servers");
    }

    private void record(ChildProcess process, Signal signal, String name) {
        ProcessMark.of(process.pid()).ifPresent(mark -> mark.write(servers().resolve(name + ".mark"), signal));
    }

    private static Properties properties(int port, String username, String password, @Nullable URI management) {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("username", username);
        properties.setProperty("password", password);
        if (management != null) {
            properties.setProperty("management", management.toString());
        }
        return properties;
    }

    private static int port(Properties properties) {
        return Integer.parseInt(properties.getProperty("port"));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
