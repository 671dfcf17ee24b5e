package org.minga.campaign.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.minga.campaign.campaign.domain.Campaign;
import org.minga.campaign.phase.ScheduleStore;
import org.minga.campaign.rulebook.RulebookStore;

/** Campaigns, whole. */
@ApplicationScoped
public class CampaignStore implements PanacheRepositoryBase<CampaignRow, UUID> {
    private final ScheduleStore schedules;
    private final RulebookStore rulebooks;

    CampaignStore(ScheduleStore schedules, RulebookStore rulebooks) {
        this.schedules = schedules;
        this.rulebooks = rulebooks;
    }

    public Uni<Optional<Campaign>> of(UUID id) {
        return findById(id).chain(this::whole);
    }

    /** Whoever changes a campaign holds this lock, so that on all replicas together one change follows the other. */
    public Uni<Optional<Campaign>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).chain(this::whole);
    }

    Uni<Void> insert(Campaign campaign) {
        return persist(CampaignRow.of(campaign)).chain(this::flush).chain(() -> storeParts(campaign));
    }

    /** Stores a campaign that was locked in this transaction. */
    public Uni<Void> update(Campaign campaign) {
        return findById(campaign.id())
                .invoke(row -> row.take(campaign))
                .chain(this::flush)
                .chain(() -> storeParts(campaign));
    }

    private Uni<Void> storeParts(Campaign campaign) {
        return schedules
                .put(campaign.id(), campaign.call().schedule())
                .chain(() -> rulebooks.put(campaign.id(), campaign.call().rulebook()));
    }

    private Uni<Optional<Campaign>> whole(CampaignRow row) {
        if (row == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return schedules
                .of(List.of(row.id))
                .chain(found -> rulebooks
                        .of(row.id, row.rulebook)
                        .map(rules -> Optional.of(row.toCampaign(Objects.requireNonNull(found.get(row.id)), rules))));
    }
}
