package org.minga.system.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every request with its answer, in the order of the answers. Nothing is ever taken out. */
public final class History {
    private final List<Operation> operations = new ArrayList<>();
    /** When requests began that are not answered yet, and how many then. */
    private final NavigableMap<Long, Integer> open = new TreeMap<>();

    /** A request begins: the time that its operation must name. */
    public synchronized long begin() {
        long now = System.nanoTime();
        open.merge(now, 1, Integer::sum);
        return now;
    }

    public synchronized void add(Operation operation) {
        operations.add(operation);
        open.computeIfPresent(operation.beganAt(), (time, times) -> times == 1 ? null : times - 1);
    }

    /** For how long the request hangs that hangs longest. */
    public synchronized Duration longestOpen() {
        return open.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - open.firstKey());
    }

    public synchronized int size() {
        return operations.size();
    }

    /** All from this place on. */
    public synchronized List<Operation> since(int place) {
        return List.copyOf(operations.subList(place, operations.size()));
    }

    public List<Operation> all() {
        return since(0);
    }

    /** Writes that somebody was told are done. */
    public synchronized long accepted() {
        return operations.stream()
                .filter(operation -> operation.kind().write() && operation.accepted())
                .count();
    }

    /** One line each, for whoever wants to know how a violation came about. */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("kind\tsubject\tvalue\tversion\tstatus\tbegan_at_ns\tended_at_ns\n");
            for (Operation operation : all()) {
                out.write("%s\t%s\t%s\t%d\t%d\t%d\t%d%n"
                        .formatted(
                                operation.kind(),
                                operation.subject(),
                                operation.value(),
                                operation.version(),
                                operation.status(),
                                operation.beganAt(),
                                operation.endedAt()));
            }
        }
    }
}
