package org.minga.local.cli.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Prints one line per thing that happened, each with the seconds since the start. */
final class ProgressPrinter implements Consumer<String> {
    private final PrintStream out;
    private final long start = System.nanoTime();

    ProgressPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(String line) {
        long tenths = Duration.ofNanos(System.nanoTime() - start).toMillis() / 100;
        out.println("[%3d.%d s] %s".formatted(tenths / 10, tenths % 10, line));
        out.flush();
    }
}
