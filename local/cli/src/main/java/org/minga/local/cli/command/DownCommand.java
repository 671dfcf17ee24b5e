package org.minga.local.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.backing.process.FolderLock;
import org.minga.local.backing.process.Processes;
import org.minga.local.backing.process.Signal;
import org.minga.local.cli.Context;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformState;
import picocli.CommandLine.Command;

/** {@code ./minga down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends everything that ./minga up started; data are kept.")
public final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Context context;

    public DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path home = PlatformOptions.home(context.environment(), context.root());
        Optional<PlatformState> running = PlatformState.read(home);
        if (running.isPresent()) {
            context.out().println("Stopping the platform …");
            long launcher = running.get().launcher().pid();
            Processes.signal(launcher, Signal.TERM);
            if (!Processes.await(() -> !running.get().launcher().isAlive(), LIMIT)) {
                throw new BackingException("The launcher (pid " + launcher + ") does not end within "
                        + LIMIT.toSeconds() + " s. Kill it and run ./minga down again.");
            }
        }
        Optional<FolderLock> lock = FolderLock.tryTake(home, "lock");
        if (lock.isEmpty()) {
            throw new BackingException("Another platform is just starting on " + home + "; try again in a moment.");
        }
        try (FolderLock held = lock.get()) {
            int ended = Platform.endLeftovers(home);
            if (ended > 0) {
                context.out().println("Ended " + ended + " processes that a killed launcher had left.");
            }
            context.out().println(running.isPresent() || ended > 0 ? "The platform is down." : "Nothing was running.");
        }
        return 0;
    }
}
