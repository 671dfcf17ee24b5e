package org.minga.local.cli.bench;

import java.nio.file.Path;
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
public final class Processors {
    public static final String LOAD = "load";

    private static final String OTHER = "other";

    /** Programs of servers that are not ours, and how they are called here. */
    private static final Map<String, String> SERVERS = Map.of("postgres", "postgres", "beam.smp", "rabbitmq");

    private final Map<Long, String> services = new LinkedHashMap<>();

    /** @param services those that are told apart; the rest are others */
    public Processors(Platform platform, Service... services) {
        for (Service service : services) {
            this.services.put(platform.process(service, 0).pid(), service.label());
        }
    }

    /** CPU time since the start of each part, in nanoseconds. */
    public Map<String, Long> read() {
        Map<String, Long> used = new LinkedHashMap<>();
        services.values().forEach(part -> used.put(part, 0L));
        Stream.of("postgres", "rabbitmq", LOAD, OTHER).forEach(part -> used.put(part, 0L));
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
        }
        String service = services.get(process.pid());
        return service != null
                ? service
                : process.info()
                        .command()
                        .map(command ->
                                SERVERS.get(Path.of(command).getFileName().toString()))
                        .orElse(OTHER);
    }

    /** How many processors a part had between two readings that are so far apart. */
    public static double used(String part, Map<String, Long> before, Map<String, Long> after, long nanos) {
        return (after.getOrDefault(part, 0L) - before.getOrDefault(part, 0L)) / (double) nanos;
    }

    /** Microseconds for each of so many things that were done, part by part. */
    public static String each(Map<String, Long> before, Map<String, Long> after, int done) {
        return after.entrySet().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %.0f",
                        part.getKey(),
                        (part.getValue() - before.getOrDefault(part.getKey(), 0L)) / 1e3 / done))
                .collect(Collectors.joining(", "));
    }
}
