package org.minga.local.cli.bench.ballots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets the thread of the load go before all others, where that is allowed: crowds don't wait for the processors of the
 * platform they call, and a load that is late measures itself.
 */
final class Precedence {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final String NICENESS = "-10";

    private Precedence() {}

    /** Asks for the calling thread; says what came of it. */
    static String take() {
        try {
            String thread = Files.readSymbolicLink(SELF).getFileName().toString();
            int refused = new ProcessBuilder("renice", "-n", NICENESS, "-p", thread)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return refused == 0 ? "the load goes first" : "the load waits its turn like everything else";
        } catch (IOException e) {
            return "the load waits its turn like everything else";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
