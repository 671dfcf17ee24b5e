package org.minga.local.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.Context;
import org.minga.local.cli.bench.TallyBench;
import org.minga.local.cli.bench.ballots.BallotBench;
import org.minga.local.cli.bench.ballots.SpikeBench;
import org.minga.local.cli.bench.read.ReadBench;
import org.minga.local.cli.bench.relay.RelayBench;
import org.minga.local.cli.bench.start.StartBench;
import org.minga.local.cli.platform.PlatformOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./minga bench tally|ballots|spike|read|relay|start}. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures how fast Minga is.")
public final class BenchCommand implements Callable<Integer> {
    private final Context context;
    private final PrivatePlatform platform;

    public BenchCommand(Context context) {
        this.context = context;
        this.platform = new PrivatePlatform(context);
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
        return platform.measure(
                (running, issuer) -> BallotBench.run(running, issuer, size, InstantSource.system(), context.out()));
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
        return platform.measure((running, issuer) ->
                SpikeBench.run(running, issuer, Math.max(1, voters), InstantSource.system(), context.out()));
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = {
                "Measures reads of one published submission per second through the gateway of a private platform, each with a"
                        + " token, beside a server of Vert.x that gives the same bytes to everybody and does nothing else."
                        + " ratio is the one by the other.",
                "Exit code 1 when a request got no answer, or another one than the submission."
            })
    int read(
            @Option(
                            names = "--requests",
                            defaultValue = "20000",
                            paramLabel = "N",
                            description = "Reads in each round (default: ${DEFAULT-VALUE}).")
                    int requests,
            @Option(
                            names = "--connections",
                            defaultValue = "64",
                            paramLabel = "N",
                            description = "Connections at the same time (default: ${DEFAULT-VALUE}).")
                    int connections,
            @Option(
                            names = "--rounds",
                            defaultValue = "7",
                            paramLabel = "N",
                            description = "Rounds that count (default: ${DEFAULT-VALUE}).")
                    int rounds) {
        ReadBench.Size size = new ReadBench.Size(Math.max(1, requests), Math.max(1, connections), Math.max(1, rounds));
        return platform.measure(
                (running, issuer) -> ReadBench.run(running, issuer, size, InstantSource.system(), context.out()));
    }

    @Command(
            name = "relay",
            mixinStandardHelpOptions = true,
            description = {
                "Measures events per second that leave the outbox of a service, confirmed by RabbitMQ and marked, beside a plain"
                        + " client of RabbitMQ that sends the same messages from memory, 256 of them unconfirmed. ratio is the"
                        + " one by the other.",
                "Exit code 1 when an event did not come exactly once."
            })
    int relay(
            @Option(
                            names = "--rows",
                            defaultValue = "20000",
                            paramLabel = "N",
                            description = "Events in each round (default: ${DEFAULT-VALUE}).")
                    int rows,
            @Option(
                            names = "--rounds",
                            defaultValue = "7",
                            paramLabel = "N",
                            description = "Rounds that count (default: ${DEFAULT-VALUE}).")
                    int rounds) {
        RelayBench.Size size = new RelayBench.Size(Math.max(1, rows), Math.max(1, rounds));
        return platform.measure((running, issuer) -> RelayBench.run(running, size, context.out()));
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = {
                "Measures seconds until a private platform is ready, Keycloak included, and the memory that it holds idle.",
                "ours is a start with data, first_s one without; reference are the seconds until PostgreSQL and RabbitMQ were"
                        + " ready, which the services wait for. ratio is the one by the other.",
                "rss_mib is all resident memory; pss_mib the same with shared pages counted once, also part by part.",
                "Exit code 1 when a part did not start or ended by itself."
            })
    int start(
            @Option(
                            names = "--rounds",
                            defaultValue = "3",
                            paramLabel = "N",
                            description = "Rounds of two starts (default: ${DEFAULT-VALUE}).")
                    int rounds,
            @Option(
                            names = "--idle",
                            defaultValue = "10",
                            paramLabel = "SECONDS",
                            description = "When memory is looked at (default: ${DEFAULT-VALUE} s after being ready).")
                    int idle) {
        StartBench.Size size = new StartBench.Size(Math.max(1, rounds), Duration.ofSeconds(Math.max(0, idle)));
        PlatformOptions options = platform.options();
        return platform.print(() ->
                StartBench.run(platform.home(), size, context.out(), whenReady -> platform.start(options, whenReady)));
    }

    private Path usual() {
        String configured = context.environment().get("MINGA_TEST_DATA");
        Path data = context.root().resolve(configured == null ? "../shared/data" : configured);
        return data.resolve("voting").normalize();
    }
}
