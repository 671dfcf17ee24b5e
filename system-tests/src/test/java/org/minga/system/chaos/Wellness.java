package org.minga.system.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells from what people are answered when all is well: for a while nothing failed, nothing hangs, and everything was
 * done at least once; and events arrive.
 *
 * @param taken how many events each consumer has taken up; empty while nobody knows
 */
public record Wellness(History history, Supplier<Map<String, Long>> taken) {
    private static final Duration LOOK = Duration.ofMillis(50);

    /**
     * @param answers until nothing failed any more
     * @param events until every consumer had taken up an event
     * @param wellAt when both were so, on the clock of operations
     * @param since what was asked and answered from then on
     */
    public record Recovery(Duration answers, Duration events, long wellAt, List<Operation> since) {}

    /** Waits until all is well, counted from now, for {@code quiet} at least and {@code most} at most. */
    public Recovery await(Duration quiet, Duration most) throws InterruptedException {
        long start = System.nanoTime();
        int place = history.size();
        Map<String, Long> takenBefore = taken.get();
        long eventsAt = 0;
        while (true) {
            Thread.sleep(LOOK);
            long now = System.nanoTime();
            if (takenBefore.isEmpty()) {
                takenBefore = taken.get();
            } else if (eventsAt == 0 && allGrew(takenBefore, taken.get())) {
                eventsAt = now;
            }
            List<Operation> operations = history.since(place);
            long troubleAt = lastTrouble(operations, start);
            boolean wellAgain = eventsAt != 0 && answersAreWell(operations, troubleAt, now, quiet);
            if (wellAgain || now - start > most.toNanos()) {
                long answersAt = wellAgain ? troubleAt : now;
                long arrivedAt = eventsAt == 0 ? now : eventsAt;
                long wellAt = Math.max(answersAt, arrivedAt);
                return new Recovery(
                        Duration.ofNanos(answersAt - start),
                        Duration.ofNanos(arrivedAt - start),
                        wellAt,
                        operations.stream()
                                .filter(operation -> operation.beganAt() - wellAt >= 0)
                                .toList());
            }
        }
    }

    private boolean answersAreWell(List<Operation> operations, long troubleAt, long now, Duration quiet) {
        Set<Kind> done = operations.stream()
                .filter(operation -> operation.accepted() && operation.beganAt() - troubleAt >= 0)
                .map(Operation::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        return now - troubleAt >= quiet.toNanos()
                && history.longestOpen().compareTo(quiet) < 0
                && done.containsAll(Arrays.asList(Kind.values()));
    }

    private static long lastTrouble(List<Operation> operations, long start) {
        return operations.stream()
                .filter(Operation::failed)
                .mapToLong(Operation::endedAt)
                .reduce(start, Math::max);
    }

    private static boolean allGrew(Map<String, Long> before, Map<String, Long> now) {
        return before.entrySet().stream().allMatch(one -> now.getOrDefault(one.getKey(), 0L) > one.getValue());
    }
}
