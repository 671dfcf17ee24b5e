package org.minga.local.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures counting, in one thread. Every task is done a few times that do not count, so that the compiler has seen it.
 * Then all tasks take turns, each with the yardstick right before it, for a number of rounds; the median counts.
 */
public final class TallyBench {

    /** One task and what it used, round by round. */
    private record Row(Task task, List<Double> seconds, List<Double> ratios, List<Long> bytes) {
        Row(Task task) {
            this(task, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private final Row yardstick = new Row(new Yardstick().task());

    private TallyBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures everything and prints a table.
     *
     * @param data the folder with pb/, rcv/ and stv/
     * @return whether every task kept to its target
     * @throws IOException if a file of data cannot be read
     */
    public static boolean run(Path data, int warmUps, int rounds, PrintStream out) throws IOException {
        TallyBench bench = new TallyBench(out);
        for (Task task : TallyTasks.all(data)) {
            bench.rows.add(new Row(task));
        }
        bench.warmUp(warmUps);
        for (int round = 0; round < rounds; round++) {
            bench.measure();
        }
        return bench.print(rounds);
    }

    private void warmUp(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            Meter.measure(yardstick.task());
            for (Row row : rows) {
                Meter.measure(row.task());
            }
        }
    }

    private void measure() throws IOException {
        for (Row row : rows) {
            Meter.Use fixed = Meter.measure(yardstick.task());
            Meter.Use use = Meter.measure(row.task());
            yardstick.seconds().add(fixed.seconds());
            yardstick.bytes().add(fixed.bytes());
            row.seconds().add(use.seconds());
            row.ratios().add(use.seconds() / fixed.seconds());
            row.bytes().add(use.bytes());
        }
    }

    private boolean print(int rounds) {
        out.printf(
                Locale.ROOT,
                "Java %s, one thread, median of %d rounds after warming up; random ballots from seed %d%n",
                Runtime.version(),
                rounds,
                RandomRankings.SEED);
        out.printf("%-50s %9s %9s %7s %9s  %s%n", "", "CPU s", "yardstick", "target", "MB", "CPU s recorded elsewhere");
        int missed = 0;
        for (Row row : rows) {
            Double target = row.task().target();
            double seconds = Median.of(row.seconds());
            boolean within = target == null || seconds <= target;
            if (!within) {
                missed++;
            }
            out.printf(
                    Locale.ROOT,
                    "%-50s %9.3f %9.2f %7s %9.1f  %s%s%n",
                    row.task().name(),
                    seconds,
                    Median.of(row.ratios()),
                    target == null ? "" : target.toString(),
                    megabytes(row),
                    row.task().elsewhere(),
                    within ? "" : "  ABOVE TARGET");
        }
        out.printf(
                Locale.ROOT,
                "%-50s %9.3f %9.2f %7s %9.1f%n",
                "the yardstick",
                Median.of(yardstick.seconds()),
                1.0,
                "",
                megabytes(yardstick));
        out.println("Yardstick: " + Yardstick.NAME + ". MB: allocated in one run, freed or not.");
        double sum = rows.stream().mapToDouble(row -> Median.of(row.seconds())).sum();
        out.println(new ResultLine("tally", sum, Median.of(yardstick.seconds()), 0)
                .with("tasks", rows.size())
                .with("missed", missed));
        return missed == 0;
    }

    private static double megabytes(Row row) {
        return Median.of(row.bytes().stream().map(Long::doubleValue).toList()) / 1e6;
    }
}
