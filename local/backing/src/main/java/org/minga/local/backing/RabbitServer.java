package org.minga.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.Ports;

/**
 * A RabbitMQ broker of our own: a private node with its own ports, data, cookie and name server (epmd), all on the
 * loopback interface. {@link #close} ends the node and the name server.
 */
public final class RabbitServer implements AutoCloseable {
    private static final String USERNAME = "minga";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** What an AMQP 0-9-1 client says first; a broker that serves answers with a method frame (type 1). */
    private static final byte[] GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    private static final int OK = 200;

    private final RabbitAccess access;
    private final ChildProcess epmd;
    private final ChildProcess node;

    private RabbitServer(RabbitAccess access, ChildProcess epmd, ChildProcess node) {
        this.access = access;
        this.epmd = epmd;
        this.node = node;
    }

    /**
     * Starts it and waits until it serves; fetches RabbitMQ on first use where it is not installed.
     *
     * @throws BackingException with what to do, when a port is taken, RabbitMQ cannot be had or it does not come up in
     *     time
     */
    public static RabbitServer start(RabbitOptions options) {
        requireNoBlanks(options.folder());
        RabbitInstallation installation = RabbitInstallation.find(options.tools(), options.progress());
        ChildProcess.Specification nameServer = nameServer(installation, options);
        ChildProcess.Specification broker = broker(installation, options);
        ChildProcess.endLeftover(broker);
        ChildProcess.endLeftover(nameServer);
        Ports.requireFree(options.port(), "RabbitMQ", "MINGA_PORT_RABBITMQ");
        Ports.requireFree(options.distributionPort(), "RabbitMQ (Erlang)", "MINGA_PORT_RABBITMQ_DISTRIBUTION");
        Ports.requireFree(options.epmdPort(), "RabbitMQ (epmd)", "MINGA_PORT_RABBITMQ_EPMD");
        options.managementPort()
                .ifPresent(port -> Ports.requireFree(port, "RabbitMQ (management)", "MINGA_PORT_RABBITMQ_MANAGEMENT"));
        String password = Secrets.keep(options.folder().resolve("password"));
        configure(options, password);
        URI management = options.managementPort().isPresent()
                ? URI.create("http://127.0.0.1:" + options.managementPort().getAsInt())
                : null;
        RabbitAccess access = new RabbitAccess("127.0.0.1", options.port(), USERNAME, password, "/", management);
        ChildProcess epmd = ChildProcess.start(nameServer);
        try {
            epmd.awaitReady(() -> Ports.isAnswering("127.0.0.1", options.epmdPort()), Duration.ofSeconds(20));
            ChildProcess node = ChildProcess.start(broker);
            node.awaitReady(() -> serves(access), options.startLimit());
            return new RabbitServer(access, epmd, node);
        } catch (BackingException e) {
            epmd.stop(Duration.ofSeconds(2));
            throw e;
        }
    }

    public RabbitAccess access() {
        return access;
    }

    /** The Erlang node, which is the broker. */
    public ChildProcess process() {
        return node;
    }

    ChildProcess nameServer() {
        return epmd;
    }

    /** Kills the broker without asking, as a power cut would. */
    public void kill() {
        node.kill();
        epmd.stop(Duration.ofSeconds(2));
    }

    /** Ends the broker cleanly, then its name server. */
    @Override
    public void close() {
        node.stop(STOP_LIMIT);
        epmd.stop(Duration.ofSeconds(2));
    }

    private static void requireNoBlanks(Path folder) {
        if (folder.toAbsolutePath().toString().matches(".*\\s.*")) {
            throw new BackingException("RabbitMQ's own scripts cannot work in a folder whose path has blanks: " + folder
                    + ". Move the checkout, or choose another data folder: MINGA_HOME=<folder>.");
        }
    }

    private static ChildProcess.Specification nameServer(RabbitInstallation installation, RabbitOptions options) {
        return new ChildProcess.Specification(
                        "RabbitMQ's name server (epmd)",
                        List.of(installation.epmd().toString(), "-port", Integer.toString(options.epmdPort())),
                        options.folder(),
                        options.log().resolveSibling("epmd.log"),
                        options.folder().resolve("epmd.pid"))
                .withoutInherited("RABBITMQ_", "ERL_")
                .withEnvironment(installation.environment())
                .withEnvironment(Map.of("ERL_EPMD_ADDRESS", "127.0.0.1"));
    }

    private static ChildProcess.Specification broker(RabbitInstallation installation, RabbitOptions options) {
        Path folder = options.folder().toAbsolutePath();
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put("HOME", folder.toString());
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("ERL_EPMD_PORT", Integer.toString(options.epmdPort()));
        // Makes the start script become the broker instead of waiting for it in a shell.
        environment.put("RUNNING_UNDER_SYSTEMD", "true");
        environment.put("RABBITMQ_NODENAME", "minga@localhost");
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(options.distributionPort()));
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", folder.resolve("data").toString());
        environment.put("RABBITMQ_LOGS", "-");
        environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString());
        environment.put("RABBITMQ_CONF_ENV_FILE", folder.resolve("environment").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
        environment.put(
                "RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("data/config").toString());
        environment.put(
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +A 16 +sbwt none +sbwtdcpu none +sbwtdio none");
        return new ChildProcess.Specification(
                        "RabbitMQ",
                        List.of(installation.server().toString()),
                        options.folder(),
                        options.log(),
                        options.folder().resolve("rabbitmq.pid"))
                .withoutInherited("RABBITMQ_", "ERL_")
                .withEnvironment(environment)
                .inDirectory(options.folder());
    }

    private static void configure(RabbitOptions options, String password) {
        StringBuilder configuration = new StringBuilder();
        configuration
                .append("listeners.tcp.default = 127.0.0.1:")
                .append(options.port())
                .append('\n');
        configuration.append("default_user = ").append(USERNAME).append('\n');
        configuration.append("default_pass = ").append(password).append('\n');
        configuration.append("log.file = false\nlog.console = true\nlog.console.level = info\n");
        // The write-ahead log of quorum queues is held in memory; its default is 512 MB.
        configuration.append("raft.wal_max_size_bytes = 32000000\n");
        if (options.managementPort().isPresent()) {
            configuration.append("management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = ");
            configuration.append(options.managementPort().getAsInt()).append('\n');
        }
        String plugins = options.managementPort().isPresent() ? "[rabbitmq_management].\n" : "[].\n";
        try {
            Files.createDirectories(options.folder());
            Files.writeString(options.folder().resolve("rabbitmq.conf"), configuration, StandardCharsets.UTF_8);
            Files.writeString(options.folder().resolve("environment"), "");
            Files.writeString(options.folder().resolve("plugins"), plugins);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean serves(RabbitAccess access) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(access.host(), access.port()), 1000);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(GREETING);
            if (socket.getInputStream().read() != 1) {
                return false;
            }
        }
        return access.managementUrl() == null
                || access.management("GET", "/api/overview", "").statusCode() == OK;
    }
}
