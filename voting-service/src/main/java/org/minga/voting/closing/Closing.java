package org.minga.voting.closing;

import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.minga.voting.VotingConfig;

/** Looks at the clock and takes the steps that are due. A contest that takes long to count keeps no other one open. */
@ApplicationScoped
public class Closing {
    private static final Logger LOG = Logger.getLogger(Closing.class);
    private static final String DUE_TO_SEAL = """
            SELECT c.id FROM contest c JOIN phase_copy p ON p.id = c.phase_id
            WHERE c.state = 'open' AND p.closes_at <= $1 ORDER BY p.closes_at, c.id""";
    private static final String SEALED = "SELECT id FROM contest WHERE state = 'sealed' ORDER BY sealed_at, id";

    private final Pool pool;
    private final Seal seal;
    private final Untie untie;
    private final Participation participation;
    private final Counting counting;
    private final Due due;

    Closing(Pool pool, Seal seal, Untie untie, Participation participation, Counting counting, Due due) {
        this.pool = pool;
        this.seal = seal;
        this.untie = untie;
        this.participation = participation;
        this.counting = counting;
        this.due = due;
    }

    /** By when a contest must have closed to be sealed now. */
    @ApplicationScoped
    static class Due {
        private final VotingConfig config;
        private final InstantSource clock;

        Due(VotingConfig config, InstantSource clock) {
            this.config = config;
            this.clock = clock;
        }

        Instant closedBy() {
            return clock.instant().minus(config.sealDelay());
        }
    }

    @Scheduled(every = "{minga.voting.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealDue() {
        Instant closedBy = due.closedBy();
        for (UUID contest : contests(DUE_TO_SEAL, Tuple.of(closedBy.atOffset(ZoneOffset.UTC)))) {
            step(contest, () -> seal.take(contest, closedBy));
        }
    }

    @Scheduled(every = "{minga.voting.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void finishSealed() {
        for (UUID contest : contests(SEALED, Tuple.tuple())) {
            step(contest, () -> {
                untie.take(contest);
                participation.take(contest);
                counting.take(contest);
            });
        }
    }

    /** One contest in trouble must not keep the others waiting; its step is taken again at the next tick. */
    private static void step(UUID contest, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "contest %s could not be taken a step on", contest);
        }
    }

    private List<UUID> contests(String sql, Tuple parameters) {
        List<UUID> ids = new ArrayList<>();
        for (Row row : pool.preparedQuery(sql).executeAndAwait(parameters)) {
            ids.add(row.getUUID("id"));
        }
        return ids;
    }
}
