package org.minga.voting.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** For how long the oldest of what waits to be logged has been seen waiting. Batches carry no time, so it is looked at twice. */
@ApplicationScoped
public class LogWatch implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(LogWatch.class);
    private static final String OLDEST = "SELECT min(seq) AS oldest FROM ballot_batch WHERE log_from IS NULL";

    private final Pool pool;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    private record Seen(long batch, Instant since) {}

    LogWatch(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("minga.ballot.log.lag.seconds", this, LogWatch::lag)
                .description(
                        "How long the oldest ballot that is not in its log yet has been seen waiting; 0 if none does")
                .register(registry);
    }

    private double lag() {
        Seen oldest = seen;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest.since(), clock.instant()).toMillis() / 1000.0);
    }

    @Scheduled(
            every = "${minga.metrics.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return pool.query(OLDEST)
                .execute()
                .invoke(rows -> see(rows.iterator().next().getLong("oldest")))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("what waits to be logged cannot be looked at: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private void see(@Nullable Long batch) {
        Seen before = seen;
        if (batch == null) {
            seen = null;
        } else if (before == null || before.batch() != batch) {
            seen = new Seen(batch, clock.instant());
        }
    }
}
