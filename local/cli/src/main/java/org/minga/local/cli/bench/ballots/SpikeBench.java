package org.minga.local.cli.bench.ballots;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
 * Three times as many ballots as the platform can take: what it takes of them, how it refuses the rest, and how soon it
 * is as before. Ballots are due by the clock, not when the last one was answered.
 */
public final class SpikeBench {
    private static final int CONNECTIONS = 256;
    /** Fewer than the gateway takes, and enough that none is waited for. */
    private static final int SPIKE_CONNECTIONS = 2_000;

    private static final int CONTESTS = 5;
    private static final int WARM_UPS = 4;
    private static final int CAPACITY_ROUNDS = 3;
    private static final double TIMES = 3;
    private static final double CALM = 0.5;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration SPIKE = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Platform platform;
    private final Voters voters;
    private final Contests contests;
    private final VotingRows rows;
    private final Processors processors;
    private long errors;
    private double loadAtCapacity;

    private SpikeBench(
            Platform platform, BenchIssuer issuer, int voters, InstantSource clock, VotingRows rows, PrintStream out) {
        this.platform = platform;
        this.voters = Voters.make(issuer, platform.gatewayUrl(), voters);
        this.contests = new Contests(platform.gatewayUrl(), issuer, clock);
        this.rows = rows;
        this.processors = new Processors(platform, Service.GATEWAY, Service.VOTING);
        this.out = out;
    }

    /**
     * Measures, compares every answer with the rows, and prints.
     *
     * @param voters each with a token of their own
     * @return what to print last
     */
    public static ResultLine run(
            Platform platform, BenchIssuer issuer, int voters, InstantSource clock, PrintStream out) {
        try (Connection voting = platform.postgres().connect("voting")) {
            out.println(Durability.require(voting) + ", data on " + Surroundings.fileSystem(platform));
            out.println(Surroundings.describe(platform));
            return new SpikeBench(platform, issuer, voters, clock, new VotingRows(voting), out).measure();
        } catch (SQLException e) {
            throw new BackingException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private ResultLine measure() throws SQLException {
        out.println(Precedence.take());
        double capacity = capacity();
        out.printf(Locale.ROOT, "capacity: %,.0f/s with %d connections%n", capacity, CONNECTIONS);
        // What refuses must be as warm as what takes in: a spike that doesn't count comes before.
        spike(capacity, new Load.Stretch(capacity * TIMES, WARM_UP));
        Spike spike = spike(
                capacity,
                new Load.Stretch(capacity * CALM, BEFORE),
                new Load.Stretch(capacity * TIMES, SPIKE),
                new Load.Stretch(capacity * CALM, AFTER));
        // Nearly all of what the load did, it did in the spike; the calm stretches are taken as a part of capacity.
        double calm = loadAtCapacity * CALM * BEFORE.plus(AFTER).toNanos();
        double load = (Processors.used(Processors.LOAD, spike.before, spike.after, 1) - calm) / SPIKE.toNanos();
        out.printf(
                Locale.ROOT,
                "processors that the load took: %.2f at capacity, %.2f in the spike; %.0f ballots a batch; "
                        + "CPU µs for each answer: %s%n",
                loadAtCapacity,
                load,
                spike.opened.trace().count(Trace::accepted) / (double) spike.batches,
                Processors.each(spike.before, spike.after, spike.opened.trace().size()));
        return line(new SpikeFigures(spike.opened, BEFORE, SPIKE, AFTER), capacity, left(load));
    }

    /** @param before CPU time used until it began, and {@code after} until it was over */
    private record Spike(Load.Opened opened, long batches, Map<String, Long> before, Map<String, Long> after) {}

    /** Offers first ballots of new contests, enough of them for all that may be taken, and compares answers with rows. */
    private Spike spike(double capacity, Load.Stretch... stretches) throws SQLException {
        double enough = 0;
        for (Load.Stretch stretch : stretches) {
            enough += 1.5
                    * Math.min(capacity, stretch.perSecond())
                    * stretch.time().toSeconds();
        }
        int groups = (int) Math.ceil(enough / (CONTESTS * voters.count())) + 1;
        Rush rush = new Rush(platform.gatewayUrl(), voters, contests.open(groups * CONTESTS), CONTESTS);
        int[] pairs = IntStream.range(0, groups)
                .flatMap(group -> Arrays.stream(rush.group(group)))
                .toArray();
        rows.settle();
        long written = rows.batches();
        Map<String, Long> before = processors.read();
        Load.Opened opened = rush.load().open(SPIKE_CONNECTIONS, new Queue(pairs), List.of(stretches));
        Map<String, Long> after = processors.read();
        Spike spike = new Spike(opened, rows.batches() - written, before, after);
        rows.settle();
        disagreements(rush);
        return spike;
    }

    /**
     * The share of its processors that the load left to the platform, compared with the measurement of its capacity: on a
     * machine of its own the load would take nothing from what it measures.
     */
    private double left(double load) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(1, (processors - load) / (processors - loadAtCapacity));
    }

    /** The first rounds only warm up. */
    private double capacity() throws SQLException {
        Rush rush = new Rush(
                platform.gatewayUrl(), voters, contests.open(CONTESTS * (WARM_UPS + CAPACITY_ROUNDS)), CONTESTS);
        List<Double> found = new ArrayList<>();
        List<Double> loads = new ArrayList<>();
        for (int round = 0; round < WARM_UPS + CAPACITY_ROUNDS; round++) {
            rows.settle();
            Map<String, Long> before = processors.read();
            long begin = System.nanoTime();
            Trace trace = rush.load().closed(CONNECTIONS, rush.group(round));
            long took = System.nanoTime() - begin;
            int failed = trace.size() - trace.count(Trace::accepted);
            if (failed > 0) {
                out.println("not accepted, by status (0: connection broke, -1: no answer): " + trace.statuses());
            }
            errors += failed;
            if (round >= WARM_UPS) {
                found.add(trace.acceptedPerSecond());
                loads.add(Processors.used(Processors.LOAD, before, processors.read(), took));
            }
        }
        rows.settle();
        disagreements(rush);
        loadAtCapacity = Median.of(loads);
        return Median.of(found);
    }

    private void disagreements(Rush rush) throws SQLException {
        long wrong = rows.disagreements(rush.receipts());
        if (wrong > 0) {
            out.printf("%,d answers and rows do not agree%n", wrong);
        }
        errors += wrong;
    }

    private ResultLine line(SpikeFigures figures, double capacity, double left) {
        out.println("by status (0: connection broke, -1: no answer): " + figures.statuses());
        out.println(figures.seconds());
        errors += figures.failures();
        return new ResultLine("spike", figures.accepted(), capacity * left, errors)
                .with("capacity", capacity, 0)
                .with("of_capacity", figures.accepted() / capacity, 3)
                .with("load_left", left, 3)
                .with("offered", figures.offered(), 0)
                .with("refused", figures.refused())
                .with("refused_p99_ms", figures.refusedP99(), 1)
                .with("accepted_p99_ms", figures.acceptedP99(), 1)
                .with("timeouts", figures.timeouts())
                .with("recovery_s", figures.recovery(), 2);
    }
}
