package org.minga.platform.data.lifecycle;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes what has served its time: old idempotency answers, and event ids no broker would deliver again. */
@ApplicationScoped
public class Forgetting {
    private final Pool pool;
    private final InstantSource clock;
    private final Duration answers;
    private final Duration events;

    Forgetting(
            Pool pool,
            InstantSource clock,
            @ConfigProperty(name = "minga.idempotency.retention") Duration answers,
            @ConfigProperty(name = "minga.outbox.retention") Duration events) {
        this.pool = pool;
        this.clock = clock;
        this.answers = answers;
        // A republished event may be as old as the outbox that keeps it, and must still be known.
        this.events = events.plusDays(30);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return delete("DELETE FROM idempotency WHERE created_at < $1", answers)
                .chain(() -> delete("DELETE FROM inbox WHERE received_at < $1", events));
    }

    private Uni<Void> delete(String sql, Duration age) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(clock.instant().minus(age).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
