package org.minga.voting.ballot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.minga.platform.metrics.Veiled;

/**
 * The load of casting. A counter of ballots would tell how many took part in the one contest that happens to be open, and
 * so would a histogram of batches, by its sum; so neither exists.
 */
@ApplicationScoped
class BoxMeters {
    private final MeterRegistry registry;
    private final Veiled batches;

    BoxMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batches = Veiled.of(registry)
                .sumPerSecond(
                        "minga.ballots.per.second",
                        Tags.empty(),
                        "Ballots written, all contests together; in coarse steps, none below ten")
                .sizes("minga.ballot.batch.size", Tags.empty(), "Ballots in a batch, of the last seconds");
    }

    void waiting(Supplier<Number> waiting) {
        Gauge.builder("minga.ballots.waiting", waiting)
                .strongReference(true)
                .description("Ballots that wait to be written")
                .register(registry);
    }

    void batch(int ballots) {
        batches.add(ballots);
    }
}
