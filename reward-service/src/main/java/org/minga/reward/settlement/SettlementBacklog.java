package org.minga.reward.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Goes on where the making of a scheme left off, one step per transaction. Facts that arrive meanwhile settle those
 * they concern; to settle somebody twice changes nothing.
 */
@ApplicationScoped
class SettlementBacklog {
    private final SettlementUseCases settlement;

    SettlementBacklog(SettlementUseCases settlement) {
        this.settlement = settlement;
    }

    @Scheduled(
            every = "${minga.reward.backlog-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> work() {
        return step().chain(again -> again ? work() : Uni.createFrom().voidItem());
    }

    /** One step; answers whether there was something to do. */
    Uni<Boolean> step() {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> next(session)
                        .chain(row -> row == null
                                ? Uni.createFrom().item(false)
                                : settle(session, row).replaceWith(true))));
    }

    /** Another replica's step is passed over, not waited for. */
    private static Uni<BacklogRow> next(Mutiny.Session session) {
        return session.createSelectionQuery("from BacklogRow order by campaignId", BacklogRow.class)
                .setMaxResults(1)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getSingleResultOrNull();
    }

    private Uni<Void> settle(Mutiny.Session session, BacklogRow row) {
        UUID campaignId = row.campaignId;
        return settlement
                .inTurn(campaignId, () -> settlement.settleNext(campaignId, row.after))
                .chain(rest -> {
                    if (rest.isEmpty()) {
                        return session.remove(row);
                    }
                    row.after = rest;
                    return Uni.createFrom().voidItem();
                });
    }
}
