package org.minga.campaign.phase;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.campaign.phase.domain.Phase;
import org.minga.campaign.phase.domain.Schedule;

/** The timetables of campaigns. Whoever changes one holds the lock of its campaign. */
@ApplicationScoped
public class ScheduleStore implements PanacheRepositoryBase<PhaseRow, UUID> {
    public Uni<Map<UUID, Schedule>> of(Collection<UUID> campaignIds) {
        return list("campaignId in ?1 order by campaignId, position", campaignIds)
                .map(rows -> {
                    Map<UUID, List<Phase>> phases = new LinkedHashMap<>();
                    for (PhaseRow row : rows) {
                        phases.computeIfAbsent(row.campaignId, id -> new ArrayList<>())
                                .add(row.toPhase());
                    }
                    Map<UUID, Schedule> schedules = new HashMap<>();
                    phases.forEach((id, list) -> schedules.put(id, new Schedule(list)));
                    return schedules;
                });
    }

    public Uni<Void> put(UUID campaignId, Schedule schedule) {
        return list("campaignId", campaignId).chain(stored -> {
            Map<UUID, PhaseRow> left = new HashMap<>();
            stored.forEach(row -> left.put(row.id, row));
            List<PhaseRow> added = new ArrayList<>();
            for (int i = 0; i < schedule.phases().size(); i++) {
                Phase phase = schedule.phases().get(i);
                PhaseRow row = left.remove(phase.id());
                if (row == null) {
                    added.add(PhaseRow.of(campaignId, i, phase));
                } else {
                    row.take(i, phase);
                }
            }
            return flush().chain(() -> remove(left.keySet())).chain(() -> add(added));
        });
    }

    private Uni<Void> remove(Collection<UUID> phases) {
        return phases.isEmpty()
                ? Uni.createFrom().voidItem()
                : delete("id in ?1", phases).replaceWithVoid();
    }

    /** Panache refuses to persist nothing. */
    private Uni<Void> add(List<PhaseRow> phases) {
        return phases.isEmpty() ? Uni.createFrom().voidItem() : persist(phases);
    }
}
