package org.minga.submission.campaigncopy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PhaseCopies implements PanacheRepositoryBase<PhaseCopyRow, UUID> {

    Uni<List<PhaseCopyRow>> of(List<UUID> campaignIds) {
        return list("campaignId in ?1 order by opensAt, id", campaignIds);
    }

    Uni<Void> replace(UUID campaignId, List<PhaseCopyRow> rows) {
        return delete("campaignId", campaignId).chain(() -> persist(rows));
    }
}
