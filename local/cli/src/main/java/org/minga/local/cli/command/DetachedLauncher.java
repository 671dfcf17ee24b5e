package org.minga.local.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minga.local.backing.process.ChildProcess;
import org.minga.local.backing.process.Processes;
import org.minga.local.cli.Context;
import org.minga.local.cli.Minga;
import org.minga.local.cli.platform.PlatformState;

/** Runs {@code ./minga up} as a process of its own and returns when the platform is ready. */
final class DetachedLauncher {
    private static final List<String> JVM_FLAGS =
            List.of("-XX:+UseSerialGC", "-Xmx96m", "-Xss512k", "-XX:TieredStopAtLevel=1");

    private final Context context;
    private final Path home;

    DetachedLauncher(Context context, Path home) {
        this.context = context;
        this.home = home;
    }

    /** The exit code: 0 when ready, else that of the launcher, whose messages are printed. */
    int launch(Map<String, Integer> scale) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        command.add("-Dminga.root=" + context.root());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Minga.class.getName(), "up", "--supervised"));
        scale.forEach((service, number) -> command.addAll(List.of("--scale", service + "=" + number)));
        Path log = home.resolve("logs/launcher.log");
        ChildProcess launcher = ChildProcess.start(new ChildProcess.Specification(
                "The launcher", command, home.resolve("launcher"), log, home.resolve("launcher.pid")));
        long printed = 0;
        while (launcher.isAlive() && !isReady(launcher)) {
            printed = printFrom(log, printed);
            Processes.await(() -> !launcher.isAlive() || isReady(launcher), Duration.ofMillis(300));
        }
        printFrom(log, printed);
        if (launcher.isAlive()) {
            context.out().println("The platform runs in the background: ./minga status, ./minga logs, ./minga down.");
            return 0;
        }
        return Math.max(1, launcher.onExit().join());
    }

    private boolean isReady(ChildProcess launcher) {
        return PlatformState.read(home)
                .filter(state -> state.launcher().pid() == launcher.pid())
                .filter(state -> state.phase() == PlatformState.Phase.READY)
                .isPresent();
    }

    private long printFrom(Path log, long position) {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            file.position(position);
            context.out().write(Channels.newInputStream(file).readAllBytes());
            context.out().flush();
            return file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
