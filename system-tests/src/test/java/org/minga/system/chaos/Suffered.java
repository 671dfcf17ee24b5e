package org.minga.system.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.minga.system.chaos.Operation.Outcome;

/**
 * What one fault did to people.
 *
 * @param operations those that began while it lasted, or until all was well again
 * @param calm all that began while nothing was broken, so far
 * @param answers from its end until every request was answered well again
 * @param events from its end until events arrived again
 */
public record Suffered(
        Fault fault, Collection<Operation> operations, Collection<Operation> calm, Duration answers, Duration events) {

    private static final double MOST = 0.99;

    long count(Outcome outcome) {
        return operations.stream()
                .filter(operation -> operation.outcome() == outcome)
                .count();
    }

    /** Requests to services that the fault is no business of, and that failed all the same. */
    public long failedElsewhere() {
        return elsewhere(operations).filter(Operation::failed).count();
    }

    /** Of services that the fault is no business of, in milliseconds; 0 if there is none. */
    public long p99Before() {
        return p99(elsewhere(calm));
    }

    public long p99During() {
        return p99(elsewhere(operations));
    }

    private Stream<Operation> elsewhere(Collection<Operation> all) {
        return all.stream().filter(fault::spares);
    }

    private static long p99(Stream<Operation> operations) {
        List<Long> delays = operations.map(Operation::nanos).sorted().toList();
        return delays.isEmpty()
                ? 0
                : Duration.ofNanos(delays.get((int) Math.ceil(delays.size() * MOST) - 1))
                        .toMillis();
    }

    public Duration recovery() {
        return answers.compareTo(events) > 0 ? answers : events;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-40s %4.1f s: accepted %5d, refused %3d, unknown %3d; others failed %d, p99 %d -> %d ms; well after"
                        + " %.1f s, events after %.1f s",
                fault.name(),
                seconds(fault.lasting()),
                count(Outcome.ACCEPTED),
                count(Outcome.REFUSED),
                count(Outcome.UNKNOWN),
                failedElsewhere(),
                p99Before(),
                p99During(),
                seconds(answers),
                seconds(events));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
