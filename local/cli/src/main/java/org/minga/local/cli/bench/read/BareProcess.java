package org.minga.local.cli.bench.read;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.Ports;
import org.minga.local.cli.platform.Platform;

/** The {@link BareServer} in a JVM of its own, with the flags of the services. The platform ends it, if nobody else does. */
final class BareProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final int port;

    private BareProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it listens. */
    static BareProcess start(Platform platform, Path answer) {
        int port = Ports.free(1).getFirst();
        Path folder = platform.options().home().resolve("services");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(platform.options().jvmFlags());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(port),
                answer.toString()));
        ChildProcess process = ChildProcess.start(new ChildProcess.Specification(
                "the bare server",
                command,
                folder,
                platform.options().home().resolve("logs/bare.log"),
                folder.resolve("bare.pid")));
        process.awaitReady(() -> Ports.isAnswering("127.0.0.1", port), LIMIT);
        return new BareProcess(process, port);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
    }
}
