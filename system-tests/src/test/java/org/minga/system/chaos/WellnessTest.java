package org.minga.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.minga.system.chaos.Wellness.Recovery;

class WellnessTest {
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(2);
    private static final Duration ILL = Duration.ofMillis(600);

    private final History history = new History();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicBoolean events = new AtomicBoolean(true);
    private final Wellness wellness = new Wellness(history, () -> Map.of("reward", taken.get()));

    private Recovery awaitWhile(int statusWhileIll) throws InterruptedException {
        long start = System.nanoTime();
        Thread people = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                boolean ill = System.nanoTime() - start < ILL.toNanos();
                for (Kind kind : Kind.values()) {
                    long began = history.begin();
                    history.add(new Operation(kind, "", "", 0, ill ? statusWhileIll : 200, began, System.nanoTime()));
                }
                if (events.get()) {
                    taken.incrementAndGet();
                }
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            return wellness.await(QUIET, MOST);
        } finally {
            people.interrupt();
        }
    }

    @Test
    void it_is_well_after_the_last_failure() throws InterruptedException {
        assertThat(awaitWhile(503).answers()).isBetween(ILL.minusMillis(300), MOST.dividedBy(2));
    }

    @Test
    void a_refusal_of_the_rules_is_no_failure() throws InterruptedException {
        assertThat(awaitWhile(404).answers()).isLessThan(ILL.dividedBy(2));
    }

    @Test
    void it_is_not_well_while_events_do_not_arrive() throws InterruptedException {
        events.set(false);

        assertThat(awaitWhile(200).events()).isGreaterThanOrEqualTo(MOST);
    }

    @Test
    void it_is_not_well_while_a_request_hangs() throws InterruptedException {
        history.begin();

        assertThat(awaitWhile(200).answers()).isGreaterThanOrEqualTo(MOST);
    }
}
