package org.minga.local.cli.bench.start;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.local.backing.process.Archive;
import org.minga.local.cli.bench.Median;
import org.minga.local.cli.bench.Pause;
import org.minga.local.cli.bench.ResultLine;
import org.minga.local.cli.platform.Platform;

/**
 * Seconds until a platform is ready, with empty data folders and then with what the first start left, and the memory that
 * it holds some seconds later. Medians of the rounds.
 */
public final class StartBench {
    private static final long KIB_PER_MIB = 1024;
    private static final List<String> AWAITED = List.of("PostgreSQL", "RabbitMQ");

    /**
     * How often.
     *
     * @param rounds of two starts each
     * @param idle how long after being ready memory is looked at
     */
    public record Size(int rounds, Duration idle) {}

    /** Starts a platform, gives it away when all of it is ready, and stops it after that. */
    @FunctionalInterface
    public interface Starter {
        void start(Consumer<Platform> whenReady);
    }

    /**
     * One start.
     *
     * @param seconds until everything was ready
     * @param awaited seconds until the servers were ready that services wait for
     * @param memory of each part
     * @param ended whether a process ended by itself
     */
    record Start(double seconds, double awaited, Map<String, Memory> memory, boolean ended) {}

    private final Path home;
    private final Size size;
    private final PrintStream out;
    private final Starter starter;

    private StartBench(Path home, Size size, PrintStream out, Starter starter) {
        this.home = home;
        this.size = size;
        this.out = out;
        this.starter = starter;
    }

    /**
     * Measures and prints. The data folder is emptied before each round.
     *
     * @return what to print last
     */
    public static ResultLine run(Path home, Size size, PrintStream out, Starter starter) {
        return new StartBench(home, size, out, starter).measure();
    }

    private ResultLine measure() {
        // Fetches and unpacks what is not there yet, and has the files of all programs read once.
        once("warm-up", Duration.ZERO);
        List<Start> first = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        for (int round = 1; round <= size.rounds(); round++) {
            Archive.delete(home);
            first.add(once("round " + round + ", no data", Duration.ZERO));
            again.add(once("round " + round + ", with data", size.idle()));
        }
        return line(first, again);
    }

    private Start once(String name, Duration idle) {
        List<Start> found = new ArrayList<>();
        long begin = System.nanoTime();
        starter.start(platform -> {
            double seconds = (System.nanoTime() - begin) / 1e9;
            Pause.millis(idle.toMillis());
            Start start = new Start(
                    seconds,
                    awaited(platform.startingTimes()),
                    Memory.of(platform),
                    platform.failure().isDone());
            found.add(start);
            out.printf(
                    Locale.ROOT,
                    "%s: ready after %.1f s (%s); MiB after %d s: %s%n",
                    name,
                    seconds,
                    platform.startingTimes().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(part -> String.format(
                                    Locale.ROOT,
                                    "%s %.1f",
                                    part.getKey(),
                                    part.getValue().toMillis() / 1e3))
                            .collect(Collectors.joining(", ")),
                    idle.toSeconds(),
                    start.memory().entrySet().stream()
                            .map(part -> part.getKey() + " " + part.getValue().proportional() / KIB_PER_MIB)
                            .collect(Collectors.joining(", ")));
        });
        return found.getFirst();
    }

    /** PostgreSQL and RabbitMQ start at the same time. */
    static double awaited(Map<String, Duration> times) {
        return AWAITED.stream()
                .map(part -> times.getOrDefault(part, Duration.ZERO))
                .mapToDouble(time -> time.toMillis() / 1e3)
                .max()
                .orElse(0);
    }

    static ResultLine line(List<Start> first, List<Start> again) {
        long errors = Stream.concat(first.stream(), again.stream())
                .filter(Start::ended)
                .count();
        ResultLine line = new ResultLine(
                        "start",
                        Median.of(again.stream().map(Start::seconds).toList()),
                        Median.of(again.stream().map(Start::awaited).toList()),
                        errors)
                .with("first_s", Median.of(first.stream().map(Start::seconds).toList()), 1);
        Map<String, Memory> last = again.getLast().memory();
        if (last.isEmpty()) {
            return line;
        }
        line.with("rss_mib", Memory.total(last).resident() / KIB_PER_MIB)
                .with("pss_mib", Memory.total(last).proportional() / KIB_PER_MIB);
        last.forEach((part, memory) -> line.with(part + "_mib", memory.proportional() / KIB_PER_MIB));
        return line;
    }
}
