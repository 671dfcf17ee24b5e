package org.minga.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one place that asks the system for the time. Tests put an alternative bean in its place. */
@Singleton
class ClockProducer {

    /**
     * The system clock in microseconds: what the database can store, so that a moment reads back as it was answered.
     */
    @Produces
    @Singleton
    @DefaultBean
    InstantSource systemClock() {
        InstantSource system = InstantSource.system();
        return () -> system.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
