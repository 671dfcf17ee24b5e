package org.minga.local.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.bench.TallyBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga bench tally}. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures how fast Minga is.")
public final class BenchCommand implements Callable<Integer> {
    private final Context context;

    public BenchCommand(Context context) {
        this.context = context;
    }

    /** Without saying what, everything there is to measure. */
    @Override
    public Integer call() {
        return tally(null, 3, 7);
    }

    @Command(
            name = "tally",
            mixinStandardHelpOptions = true,
            description = {
                "Measures counting on public elections: CPU seconds of one thread, as such and in yardsticks.",
                "Exit code 1 when a target is missed or an answer is wrong."
            })
    int tally(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description =
                                    "The folder with data/pb, data/rcv and data/stv (default: MINGA_TEST_DATA/voting,"
                                            + " else ../shared/data/voting beside the checkout).")
                    @Nullable
                    Path given,
            @Option(
                            names = "--warm-ups",
                            defaultValue = "3",
                            paramLabel = "N",
                            description = "Runs that do not count (default: ${DEFAULT-VALUE}).")
                    int warmUps,
            @Option(
                            names = "--rounds",
                            defaultValue = "7",
                            paramLabel = "N",
                            description = "Runs that count (default: ${DEFAULT-VALUE}).")
                    int rounds) {
        Path data = (given == null ? usual() : given).resolve("data");
        if (!Files.isDirectory(data)) {
            throw new BackingException("There is no folder " + data + ". Name one with --data.");
        }
        try {
            return TallyBench.run(data, Math.max(0, warmUps), Math.max(1, rounds), context.out()) ? 0 : 1;
        } catch (IOException e) {
            throw new BackingException("Cannot read " + e.getMessage(), e);
        }
    }

    private Path usual() {
        String configured = context.environment().get("MINGA_TEST_DATA");
        Path data = context.root().resolve(configured == null ? "../shared/data" : configured);
        return data.resolve("voting").normalize();
    }
}
