package org.minga.campaign.rulebook;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.minga.campaign.rulebook.domain.Rulebook;

/** Rulebooks, every version of each. */
@ApplicationScoped
public class RulebookStore implements PanacheRepositoryBase<RulebookRow, RulebookRow.Key> {
    public Uni<Rulebook> of(UUID campaignId, int version) {
        return findById(new RulebookRow.Key(campaignId, version)).map(RulebookRow::toRulebook);
    }

    /** Stores this version unless it is stored already. */
    public Uni<Void> put(UUID campaignId, Rulebook rulebook) {
        return findById(new RulebookRow.Key(campaignId, rulebook.version()))
                .chain(stored -> stored == null
                        ? persist(RulebookRow.of(campaignId, rulebook)).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
