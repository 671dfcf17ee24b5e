package org.minga.local.cli.bench.ballots;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minga.local.backing.process.BackingException;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.Durability;
import org.minga.local.cli.bench.Median;
import org.minga.local.cli.bench.Processors;
import org.minga.local.cli.bench.ResultLine;
import org.minga.local.cli.bench.Surroundings;
import org.minga.local.cli.bench.wire.Trace;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * Durable first casts per second, through gateway, token check, outbox and log, beside single-row INSERTs per second of
 * plain connections to the same server, in turns. Medians of the rounds.
 */
public final class BallotBench {
    private static final List<Integer> CONNECTIONS = List.of(64, 256);
    private static final int REPLACEMENT_ROUNDS = 3;
    /** The first sees each token for the first time; the compiler needs the others. */
    private static final int WARM_UPS = 4;

    /**
     * How much is cast.
     *
     * @param voters each with a token of their own
     * @param contests that are voted on at the same time; every round has new ones
     * @param rounds that count
     */
    public record Size(int voters, int contests, int rounds) {
        int perRound() {
            return voters * contests;
        }
    }

    private record Measured(double perSecond, double p50, double p99, double batch, String processors) {
        static Measured of(Trace trace, double batch, String processors) {
            return new Measured(
                    trace.acceptedPerSecond(),
                    trace.percentile(0.5, Trace::accepted),
                    trace.percentile(0.99, Trace::accepted),
                    batch,
                    processors);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,7.0f/s, p50 %5.1f ms, p99 %5.1f ms; %3.0f a batch; CPU µs each: %s",
                    perSecond,
                    p50,
                    p99,
                    batch,
                    processors);
        }
    }

    private final Size size;
    private final PrintStream out;
    private final Rush rush;
    private final VotingRows rows;
    private final Reference reference;
    private final Processors processors;
    private final List<List<Measured>> ours = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Measured> replacements = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();
    private int group;
    private double lag;
    private long errors;

    private BallotBench(
            Size size, PrintStream out, Rush rush, VotingRows rows, Reference reference, Processors processors) {
        this.size = size;
        this.out = out;
        this.rush = rush;
        this.rows = rows;
        this.reference = reference;
        this.processors = processors;
    }

    /**
     * Measures, compares every answer with the rows, and prints.
     *
     * @return what to print last
     */
    public static ResultLine run(
            Platform platform, BenchIssuer issuer, Size size, InstantSource clock, PrintStream out) {
        try (Connection voting = platform.postgres().connect("voting");
                Reference reference = new Reference(platform.postgres(), clock.instant())) {
            out.println(Durability.require(voting) + ", data on " + Surroundings.fileSystem(platform));
            out.println(Surroundings.describe(platform));
            Voters voters = Voters.make(issuer, platform.gatewayUrl(), size.voters());
            Rush rush = new Rush(
                    platform.gatewayUrl(),
                    voters,
                    new Contests(platform.gatewayUrl(), issuer, clock)
                            .open(size.contests() * CONNECTIONS.size() * (size.rounds() + WARM_UPS)),
                    size.contests());
            BallotBench bench = new BallotBench(
                    size,
                    out,
                    rush,
                    new VotingRows(voting),
                    reference,
                    new Processors(platform, Service.GATEWAY, Service.VOTING));
            bench.measure();
            return bench.line();
        } catch (SQLException e) {
            throw new BackingException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private void measure() throws SQLException {
        out.printf(
                Locale.ROOT,
                "%,d voters, %d contests at a time: %,d first casts per round and number of connections%n",
                size.voters(),
                size.contests(),
                size.perRound());
        for (int round = 1; round <= WARM_UPS; round++) {
            round("warm-up " + round);
        }
        ours.forEach(List::clear);
        plain.clear();
        lag = 0;
        for (int round = 1; round <= size.rounds(); round++) {
            round("round " + round);
        }
        rush.requests().nextChoice();
        for (int round = 1; round <= REPLACEMENT_ROUNDS; round++) {
            Measured measured = cast(CONNECTIONS.getLast(), rush.group(group - round));
            replacements.add(measured);
            rows.settle();
            out.printf("replacements %d: %d connections %s%n", round, CONNECTIONS.getLast(), measured);
        }
        long wrong = rows.disagreements(rush.receipts());
        if (wrong > 0) {
            out.printf("%,d answers and rows do not agree%n", wrong);
        }
        errors += wrong;
    }

    private void round(String name) throws SQLException {
        out.println(name);
        for (int i = 0; i < CONNECTIONS.size(); i++) {
            Measured measured = cast(CONNECTIONS.get(i), rush.group(group++));
            ours.get(i).add(measured);
            double behind = rows.settle();
            lag = Math.max(lag, behind);
            out.printf(
                    Locale.ROOT,
                    "  %3d connections %s; log and events behind by %.1f s%n",
                    CONNECTIONS.get(i),
                    measured,
                    behind);
        }
        double inserted = reference.insert(size.perRound());
        rows.settle();
        plain.add(inserted);
        out.printf(Locale.ROOT, "  reference       %,7.0f/s%n", inserted);
    }

    private Measured cast(int connections, int[] pairs) throws SQLException {
        long written = rows.batches();
        Map<String, Long> before = processors.read();
        Trace trace = rush.load().closed(connections, pairs);
        Map<String, Long> after = processors.read();
        double size = trace.size() / (double) (rows.batches() - written);
        int failed = trace.size() - trace.count(Trace::accepted);
        if (failed > 0) {
            out.println("  not accepted, by status (0: connection broke, -1: no answer): " + trace.statuses());
        }
        errors += failed;
        return Measured.of(trace, size, Processors.each(before, after, trace.size()));
    }

    /** The ratio is that of the number of connections that does worse. */
    private ResultLine line() {
        double inserted = Median.of(plain);
        List<Double> rates = ours.stream().map(BallotBench::rate).toList();
        int worse = rates.getFirst() <= rates.getLast() ? 0 : 1;
        ResultLine line = new ResultLine("ballots", rates.get(worse), inserted, errors)
                .with("connections", CONNECTIONS.get(worse))
                .with("pairs", (long) size.perRound() * size.rounds() * CONNECTIONS.size());
        for (int i = 0; i < CONNECTIONS.size(); i++) {
            line.with("ours_" + CONNECTIONS.get(i), rates.get(i), 0)
                    .with(
                            "p50_ms_" + CONNECTIONS.get(i),
                            Median.of(ours.get(i).stream().map(Measured::p50).toList()),
                            1)
                    .with(
                            "p99_ms_" + CONNECTIONS.get(i),
                            Median.of(ours.get(i).stream().map(Measured::p99).toList()),
                            1);
        }
        return line.with("replacements", rate(replacements), 0).with("behind_s", lag, 1);
    }

    private static double rate(List<Measured> measured) {
        return Median.of(measured.stream().map(Measured::perSecond).toList());
    }
}
