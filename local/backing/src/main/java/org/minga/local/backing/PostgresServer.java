package org.minga.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minga.local.backing.PostgresOptions.Durability;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.Ports;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.backing.process.Processes;
import org.minga.local.backing.process.Signal;

/**
 * A PostgreSQL server of our own on the loopback interface. Its data stay in the data folder; a server that a killed
 * launcher left running is ended before the new one starts.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String ADMINISTRATOR = "postgres";

    /**
     * For the allocator of glibc, in bytes. Otherwise each backend gives the memory of a larger statement back to the system
     * and asks for it again with the next: a sixth of what a batch of ballots costs, and every return interrupts all
     * processors. As in k8s.
     */
    private static final Map<String, String> KEPT_MEMORY = Map.of(
            "MALLOC_TRIM_THRESHOLD_", Integer.toString(64 << 20), "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20));

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final PostgresAccess access;
    private final ChildProcess process;

    private PostgresServer(PostgresAccess access, ChildProcess process) {
        this.access = access;
        this.process = process;
    }

    /**
     * Starts it and waits until it answers; makes the data folder on first use.
     *
     * @throws BackingException with what to do, when the port is taken, the binaries do not run here or it does not
     *     come up in time
     */
    public static PostgresServer start(PostgresOptions options) {
        Path binaries = PostgresBinaries.unpack(options.tools());
        List<String> prefix = ordinaryUser();
        Path data = options.folder().resolve("data");
        ChildProcess.Specification specification = new ChildProcess.Specification(
                        "PostgreSQL",
                        serverCommand(prefix, binaries, data, options),
                        options.folder(),
                        options.log(),
                        options.folder().resolve("postgres.pid"))
                .withStopSignal(Signal.INT)
                .withEnvironment(KEPT_MEMORY)
                .withoutInherited("PG");
        ChildProcess.endLeftover(specification);
        endOwnerOf(data);
        Ports.requireFree(options.port(), "PostgreSQL", "MINGA_PORT_POSTGRES");
        String password = Secrets.keep(options.folder().resolve("password"));
        initialise(prefix, binaries, data, options);
        requireSameVersion(data);
        ChildProcess process = ChildProcess.start(specification);
        PostgresAccess access = new PostgresAccess("127.0.0.1", options.port(), ADMINISTRATOR, password);
        process.awaitReady(
                () -> {
                    try (Connection connection = access.connect("postgres")) {
                        return connection.isValid(1);
                    }
                },
                options.startLimit());
        return new PostgresServer(access, process);
    }

    public PostgresAccess access() {
        return access;
    }

    public ChildProcess process() {
        return process;
    }

    /** Disconnects everybody and ends it cleanly. */
    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }

    private static List<String> serverCommand(List<String> prefix, Path binaries, Path data, PostgresOptions options) {
        String safe = options.durability() == Durability.FULL ? "on" : "off";
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                binaries.resolve("bin/postgres").toAbsolutePath().toString(),
                "-D",
                data.toAbsolutePath().toString(),
                "-p",
                Integer.toString(options.port())));
        Map.of(
                        "listen_addresses",
                        "127.0.0.1",
                        // No socket file: its path would be limited to 107 bytes.
                        "unix_socket_directories",
                        "",
                        "max_connections",
                        Integer.toString(options.maxConnections()),
                        "fsync",
                        safe,
                        "synchronous_commit",
                        safe,
                        "full_page_writes",
                        safe,
                        "log_timezone",
                        "UTC",
                        "timezone",
                        "UTC")
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is an ordinary user. */
    private static List<String> ordinaryUser() {
        if (!Processes.run(List.of("id", "-u")).text().strip().equals("0")) {
            return List.of();
        }
        if (!Processes.isOnPath("unshare")
                || !Processes.run(List.of("unshare", "-U", "true")).succeeded()) {
            throw new BackingException(
                    "PostgreSQL refuses to run as root, and this system does not let root step down in a user namespace "
                            + "(\"unshare -U true\" fails). Run as an ordinary user, or set "
                            + "MINGA_POSTGRES_URL=postgresql://admin:password@host:port.");
        }
        return List.of("unshare", "-U");
    }

    /** The data folder names the server that works on it, also one that somebody else than this class started. */
    private static void endOwnerOf(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (Files.exists(file)) {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                boolean ours = ProcessHandle.of(pid)
                        .flatMap(handle -> handle.info().command())
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent();
                if (ours) {
                    ProcessMark.of(pid).ifPresent(mark -> mark.end(Signal.INT, STOP_LIMIT));
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new BackingException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void initialise(List<String> prefix, Path binaries, Path data, PostgresOptions options) {
        Archive.once(data, partial -> {
            options.progress().accept("PostgreSQL: creating the data folder " + data);
            // The folder must not exist with other people's permissions: initdb makes its own.
            Archive.delete(partial);
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(
                    binaries.resolve("bin/initdb").toAbsolutePath().toString(),
                    "--pgdata=" + partial.toAbsolutePath(),
                    "--username=" + ADMINISTRATOR,
                    "--pwfile=" + options.folder().resolve("password").toAbsolutePath(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums"));
            if (options.durability() == Durability.NONE) {
                command.add("--no-sync");
            }
            Processes.Output output = Processes.run(command);
            if (!output.succeeded()) {
                throw new BackingException("initdb could not create " + data + ":\n"
                        + output.text().strip());
            }
        });
    }

    private static void requireSameVersion(Path data) {
        try {
            String version = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!Versions.get("postgres").startsWith(version + ".")) {
                throw new BackingException(
                        "The data in " + data + " were written by PostgreSQL " + version + ", but this is "
                                + Versions.get("postgres")
                                + ". Move the folder away to start afresh, or move the data with pg_upgrade.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
