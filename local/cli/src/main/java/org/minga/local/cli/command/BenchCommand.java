package org.minga.local.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.Archive;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.bench.ResultLine;
import org.minga.local.cli.bench.TallyBench;
import org.minga.local.cli.bench.ballots.BallotBench;
import org.minga.local.cli.bench.ballots.BenchIssuer;
import org.minga.local.cli.bench.ballots.SpikeBench;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.PlatformOptions;
import org.minga.local.cli.platform.PlatformPorts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga bench tally|ballots|spike}. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures how fast Minga is.")
public final class BenchCommand implements Callable<Integer> {
    private final Context context;

    public BenchCommand(Context context) {
        this.context = context;
    }

    /** Without saying what, what needs no platform. */
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

    @Command(
            name = "ballots",
            mixinStandardHelpOptions = true,
            description = {
                "Measures durable first ballots per second through the gateway of a private platform, beside single-row"
                        + " INSERTs per second of 16 plain connections to the same PostgreSQL.",
                "Exit code 1 when a ballot was not accepted or an answer and the rows do not agree."
            })
    int ballots(
            @Option(
                            names = "--voters",
                            defaultValue = "5000",
                            paramLabel = "N",
                            description = "Voters, each with a token (default: ${DEFAULT-VALUE}).")
                    int voters,
            @Option(
                            names = "--contests",
                            defaultValue = "5",
                            paramLabel = "N",
                            description = "Contests that are voted on at the same time (default: ${DEFAULT-VALUE}).")
                    int contests,
            @Option(
                            names = "--rounds",
                            defaultValue = "5",
                            paramLabel = "N",
                            description = "Rounds that count (default: ${DEFAULT-VALUE}).")
                    int rounds) {
        BallotBench.Size size = new BallotBench.Size(Math.max(1, voters), Math.max(1, contests), Math.max(1, rounds));
        return onPrivatePlatform(
                (platform, issuer) -> BallotBench.run(platform, issuer, size, InstantSource.system(), context.out()));
    }

    @Command(
            name = "spike",
            mixinStandardHelpOptions = true,
            description = {
                "Offers a private platform three times as many ballots as it can take, for 20 seconds.",
                "Exit code 1 when a request got no answer or an answer and the rows do not agree."
            })
    int spike(
            @Option(
                            names = "--voters",
                            defaultValue = "5000",
                            paramLabel = "N",
                            description = "Voters, each with a token (default: ${DEFAULT-VALUE}).")
                    int voters) {
        return onPrivatePlatform((platform, issuer) ->
                SpikeBench.run(platform, issuer, Math.max(1, voters), InstantSource.system(), context.out()));
    }

    /**
     * Its own ports, servers and data, whatever the environment says of others; nothing of it is left. The data lie beside
     * all other data and not where temporary files are, which may be memory.
     */
    private int onPrivatePlatform(BiFunction<Platform, BenchIssuer, ResultLine> measurement) {
        Path home = PlatformOptions.home(context.environment(), context.root()).resolve("bench");
        Archive.delete(home);
        ResultLine line;
        try (BenchIssuer issuer = BenchIssuer.start(InstantSource.system())) {
            PlatformOptions options = PlatformOptions.from(Map.of(), context.root())
                    .withHome(home)
                    .withPorts(PlatformPorts.free())
                    .withTestIssuer(issuer.issuer())
                    .withJvmFlags(PlatformOptions.PRODUCTION)
                    .withServiceEnvironment(PlatformOptions.WIDE_LIMITS)
                    .withProgress(new ProgressPrinter(context.out()));
            try (ForegroundPlatform foreground = ForegroundPlatform.start(options)) {
                line = measurement.apply(foreground.platform(), issuer);
            }
        } finally {
            Archive.delete(home);
        }
        context.out().println(line);
        context.out().flush();
        return line.exitCode();
    }

    private Path usual() {
        String configured = context.environment().get("MINGA_TEST_DATA");
        Path data = context.root().resolve(configured == null ? "../shared/data" : configured);
        return data.resolve("voting").normalize();
    }
}
