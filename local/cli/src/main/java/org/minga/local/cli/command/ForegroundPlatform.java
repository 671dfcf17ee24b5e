package org.minga.local.cli.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.PlatformOptions;

/** A platform that lives as long as this command: Ctrl-C, {@code ./minga down} and every failure end all of it. */
final class ForegroundPlatform implements AutoCloseable {
    private final Platform platform;
    private final Consumer<String> progress;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread hook = new Thread(this::closeOnce, "stop-platform");

    private ForegroundPlatform(Platform platform, Consumer<String> progress) {
        this.platform = platform;
        this.progress = progress;
    }

    /**
     * Starts everything.
     *
     * @throws BackingException when a part cannot be started; the rest is stopped by then
     */
    static ForegroundPlatform start(PlatformOptions options) {
        ForegroundPlatform foreground = new ForegroundPlatform(Platform.prepare(options), options.progress());
        Runtime.getRuntime().addShutdownHook(foreground.hook);
        try {
            foreground.platform.bringUp();
            return foreground;
        } catch (RuntimeException e) {
            foreground.close();
            throw e;
        }
    }

    Platform platform() {
        return platform;
    }

    /**
     * Waits until a process ends that should not.
     *
     * @throws BackingException naming it; everything else is stopped by then
     */
    void awaitFailure() {
        try {
            String message = platform.failure().get();
            close();
            throw new BackingException(message + "\nEverything else was stopped.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closeOnce();
        if (!Thread.currentThread().equals(hook)) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Ctrl-C came first: the hook is closing the platform, and the JVM ends when it is done.
                joinHook();
            }
        }
    }

    private void closeOnce() {
        if (closing.compareAndSet(false, true)) {
            progress.accept("stopping");
            platform.close();
            progress.accept("stopped");
        }
    }

    private void joinHook() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
