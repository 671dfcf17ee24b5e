package org.minga.voting;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;

/** Caches that let go by themselves, for what must not stay: others do only when somebody comes again. */
public final class ShortMemory {
    private ShortMemory() {}

    /** A second or so after this time an entry is gone from memory. */
    public static Caffeine<Object, Object> of(Duration keptFor) {
        return Caffeine.newBuilder()
                .expireAfterWrite(keptFor)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run);
    }
}
