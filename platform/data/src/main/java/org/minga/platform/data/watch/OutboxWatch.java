package org.minga.platform.data.watch;

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
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How many events wait to be published and since when. Every replica looks, so that it is still told when the one that
 * relays has stopped. While the database is away the age goes on from what was seen last.
 */
@ApplicationScoped
public class OutboxWatch implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(OutboxWatch.class);

    /** More than this need not be counted: the answer is the same, and counting would load a database in trouble. */
    private static final int MOST = 100_000;

    private static final String LOOK = "SELECT count(*) AS number, min(timestamp) AS oldest FROM"
            + " (SELECT timestamp FROM outbox WHERE published_at IS NULL ORDER BY position LIMIT " + MOST
            + ") AS waiting";

    private final Pool pool;
    private final InstantSource clock;
    private volatile double waiting = Double.NaN;
    private volatile @Nullable Instant oldest;

    OutboxWatch(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("minga.outbox.unpublished", this, outbox -> outbox.waiting)
                .description("Events that the broker has not confirmed yet; 100000 means as many or more")
                .register(registry);
        Gauge.builder("minga.outbox.oldest.age.seconds", this, OutboxWatch::age)
                .description("Age of the oldest event that the broker has not confirmed yet; 0 if there is none")
                .register(registry);
        Gauge.builder("minga.database.connections", pool, Pool::size)
                .description("Open connections of the pool to the own database")
                .register(registry);
    }

    private double age() {
        Instant since = oldest;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    @Scheduled(
            every = "${minga.metrics.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return pool.query(LOOK)
                .execute()
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    OffsetDateTime since = row.getOffsetDateTime("oldest");
                    waiting = row.getLong("number");
                    oldest = since == null ? null : since.toInstant();
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("the outbox cannot be looked at: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
