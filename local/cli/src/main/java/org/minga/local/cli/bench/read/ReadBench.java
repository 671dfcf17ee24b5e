package org.minga.local.cli.bench.read;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.Median;
import org.minga.local.cli.bench.Processors;
import org.minga.local.cli.bench.ResultLine;
import org.minga.local.cli.bench.Surroundings;
import org.minga.local.cli.bench.wire.Trace;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * Reads of one published submission per second, through gateway and token check, beside answers of the same bytes by a
 * server that does nothing else, in turns. Medians of the rounds.
 */
public final class ReadBench {
    private static final int READERS = 1_000;
    /** The first sees each token for the first time; the compiler needs the others. */
    private static final int WARM_UPS = 12;
    /** The bare server is so much faster that its rounds would be short. */
    private static final int BARE_TIMES = 4;

    /**
     * How much is read.
     *
     * @param requests in each round
     * @param connections at the same time
     * @param rounds that count
     */
    public record Size(int requests, int connections, int rounds) {}

    private final Size size;
    private final PrintStream out;
    private final Processors processors;
    private final Target ours;
    private final Target bare;
    private final List<Trace> read = new ArrayList<>();
    private final List<Trace> answered = new ArrayList<>();
    private long errors;

    private ReadBench(Size size, PrintStream out, Processors processors, Target ours, Target bare) {
        this.size = size;
        this.out = out;
        this.processors = processors;
        this.ours = ours;
        this.bare = bare;
    }

    /**
     * Measures, compares every answer with the submission, and prints.
     *
     * @return what to print last
     */
    public static ResultLine run(
            Platform platform, BenchIssuer issuer, Size size, InstantSource clock, PrintStream out) {
        out.println(Surroundings.describe(platform));
        URI gateway = platform.gatewayUrl();
        PublishedSubmission submission = PublishedSubmission.make(
                gateway, issuer, clock, platform.options().home());
        byte[] expected = submission.bytes();
        out.printf(
                Locale.ROOT,
                "%,d readers with a token each, %d connections, answers of %,d bytes; the bare server is asked without a token%n",
                READERS,
                size.connections(),
                expected.length);
        try (BareProcess process = BareProcess.start(platform, submission.file())) {
            Target ours = new Target(
                    new InetSocketAddress(gateway.getHost(), gateway.getPort()),
                    Readers.make(issuer, gateway, submission.path(), READERS),
                    expected);
            Target bare = new Target(
                    process.address(),
                    Readers.anonymous("127.0.0.1:" + process.address().getPort()),
                    expected);
            Processors processors = new Processors(platform, Service.GATEWAY, Service.SUBMISSION);
            return new ReadBench(size, out, processors, ours, bare).measure();
        }
    }

    private ResultLine measure() {
        for (int round = 1; round <= WARM_UPS; round++) {
            round("warm-up " + round);
        }
        read.clear();
        answered.clear();
        for (int round = 1; round <= size.rounds(); round++) {
            round("round " + round);
        }
        return line(read, answered, errors)
                .with("connections", size.connections())
                .with("requests", (long) size.requests() * size.rounds());
    }

    private void round(String name) {
        Map<String, Long> before = processors.read();
        Target.Round mine = ours.ask(size.requests(), size.connections());
        Map<String, Long> after = processors.read();
        Target.Round plain = bare.ask(size.requests() * BARE_TIMES, size.connections());
        read.add(mine.trace());
        answered.add(plain.trace());
        out.printf(
                Locale.ROOT,
                "%-10s %,7.0f/s, p99 %5.1f ms; bare %,7.0f/s, p99 %5.1f ms; CPU µs each: %s%n",
                name,
                mine.trace().acceptedPerSecond(),
                mine.trace().percentile(0.99, Trace::accepted),
                plain.trace().acceptedPerSecond(),
                plain.trace().percentile(0.99, Trace::accepted),
                Processors.each(before, after, size.requests()));
        long wrong = mine.wrong() + plain.wrong();
        if (wrong > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %,d wrong; by status (0: connection broke, -1: no answer): %s, bare %s%n",
                    wrong,
                    mine.trace().statuses(),
                    plain.trace().statuses());
        }
        errors += wrong;
    }

    static ResultLine line(List<Trace> read, List<Trace> answered, long errors) {
        return new ResultLine("read", rate(read), rate(answered), errors)
                .with("p50_ms", percentile(read, 0.5), 2)
                .with("p99_ms", percentile(read, 0.99), 2)
                .with("reference_p99_ms", percentile(answered, 0.99), 2);
    }

    private static double rate(List<Trace> rounds) {
        return Median.of(rounds.stream().map(Trace::acceptedPerSecond).toList());
    }

    private static double percentile(List<Trace> rounds, double share) {
        return Median.of(rounds.stream()
                .map(trace -> trace.percentile(share, Trace::accepted))
                .toList());
    }
}
