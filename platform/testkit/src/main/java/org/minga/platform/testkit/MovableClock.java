package org.minga.platform.testkit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the service under test: runs with real time plus an offset that a test sets, never sleeps on. */
@Alternative
@Priority(1)
@ApplicationScoped
public class MovableClock implements InstantSource {
    private static final AtomicReference<Duration> OFFSET = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return now();
    }

    /** The time the service sees, in microseconds as its own clock. */
    public static Instant now() {
        return InstantSource.system().instant().plus(OFFSET.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /** From now on it is this time, running on. */
    public static void set(Instant instant) {
        OFFSET.set(Duration.between(InstantSource.system().instant(), instant));
    }

    public static void advance(Duration by) {
        OFFSET.updateAndGet(offset -> offset.plus(by));
    }

    public static void reset() {
        OFFSET.set(Duration.ZERO);
    }
}
