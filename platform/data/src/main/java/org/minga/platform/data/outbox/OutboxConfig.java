package org.minga.platform.data.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "minga.outbox")
public interface OutboxConfig {
    /** Whether this process relays at all; chores and some tests switch it off. */
    @WithDefault("true")
    boolean relay();

    /** Events in a batch; the next is published before the broker has confirmed it, the one after that is not. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int batchSize();

    /** How long a lost wake-up call can delay an event. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** How long the broker may take to confirm a batch. */
    @WithDefault("PT10S")
    Duration confirmTimeout();

    /** How long published events stay, to fill a new consumer's queue from. */
    @WithDefault("P90D")
    Duration retention();
}
