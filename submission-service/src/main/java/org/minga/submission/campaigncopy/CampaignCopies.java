package org.minga.submission.campaigncopy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minga.submission.campaigncopy.domain.CampaignRules;

/** The campaigns that this service has heard of. Every call runs in the caller's session. */
@ApplicationScoped
public class CampaignCopies implements PanacheRepositoryBase<CampaignCopyRow, UUID> {

    private final PhaseCopies phases;

    CampaignCopies(PhaseCopies phases) {
        this.phases = phases;
    }

    public Uni<Optional<CampaignRules>> rules(UUID campaignId) {
        return findById(campaignId)
                .flatMap(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : phases.of(List.of(campaignId)).map(found -> Optional.of(row.rules(found))));
    }

    public Uni<Map<UUID, CampaignRules>> rules(List<UUID> campaignIds) {
        if (campaignIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return list("id in ?1", campaignIds)
                .chain(rows -> phases.of(campaignIds).map(dated -> {
                    Map<UUID, List<PhaseCopyRow>> byCampaign =
                            dated.stream().collect(Collectors.groupingBy(phase -> phase.campaignId));
                    return rows.stream()
                            .map(row -> row.rules(byCampaign.getOrDefault(row.id, List.of())))
                            .collect(Collectors.toMap(CampaignRules::id, Function.identity()));
                }));
    }

    /** Applied only if it is newer than what is held: events may come twice, or late from a rebuild. */
    Uni<Void> apply(CampaignSnapshot snapshot, long sequence) {
        return findById(snapshot.campaignId(), LockModeType.PESSIMISTIC_WRITE).flatMap(held -> {
            if (held != null && held.sequence >= sequence) {
                return Uni.createFrom().voidItem();
            }
            CampaignCopyRow row = held == null ? new CampaignCopyRow() : held;
            row.write(snapshot, sequence);
            List<PhaseCopyRow> dated = snapshot.phases().stream()
                    .map(phase -> PhaseCopyRow.of(snapshot.campaignId(), phase))
                    .toList();
            return persistAndFlush(row).chain(() -> phases.replace(snapshot.campaignId(), dated));
        });
    }
}
