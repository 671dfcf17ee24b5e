package org.minga.local.cli.bench.ballots;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * Who used the processors: where all of them are busy, this is what bounds the rate, and it depends less than the rate on
 * what else the machine does.
 */
final class Processors {
    static final String LOAD = "load";

    private final long voting;
    private final long gateway;

    Processors(Platform platform) {
        this.voting = platform.process(Service.VOTING, 0).pid();
        this.gateway = platform.process(Service.GATEWAY, 0).pid();
    }

    /** CPU time since the start of each part, in nanoseconds. */
    Map<String, Long> read() {
        Map<String, Long> used = new LinkedHashMap<>();
        Stream.of("gateway", "voting", "postgres", LOAD, "other").forEach(part -> used.put(part, 0L));
        ProcessHandle self = ProcessHandle.current();
        Stream.concat(Stream.of(self), self.descendants())
                .forEach(process -> used.merge(
                        part(process, self),
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos(),
                        Long::sum));
        return used;
    }

    private String part(ProcessHandle process, ProcessHandle self) {
        if (process.equals(self)) {
            return LOAD;
        } else if (process.pid() == voting) {
            return "voting";
        } else if (process.pid() == gateway) {
            return "gateway";
        }
        boolean database = process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        return database ? "postgres" : "other";
    }

    /** How many processors a part had between two readings that are so far apart. */
    static double used(String part, Map<String, Long> before, Map<String, Long> after, long nanos) {
        return (after.getOrDefault(part, 0L) - before.getOrDefault(part, 0L)) / (double) nanos;
    }

    /** Microseconds for each of so many ballots, part by part. */
    static String each(Map<String, Long> before, Map<String, Long> after, int ballots) {
        return after.entrySet().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %.0f",
                        part.getKey(),
                        (part.getValue() - before.getOrDefault(part.getKey(), 0L)) / 1e3 / ballots))
                .collect(Collectors.joining(", "));
    }
}
