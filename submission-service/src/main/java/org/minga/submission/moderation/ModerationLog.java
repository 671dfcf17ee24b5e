package org.minga.submission.moderation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.submission.moderation.domain.Decision;

/** The record of decisions; the public sees those that kept something from it or gave it back. */
@ApplicationScoped
class ModerationLog implements PanacheRepositoryBase<ModerationDecisionRow, UUID> {

    private static final List<String> PUBLIC = Arrays.stream(Decision.values())
            .filter(Decision::isPublic)
            .map(Decision::wire)
            .toList();

    Uni<Void> write(ModerationDecisionRow row) {
        return persistAndFlush(row).replaceWithVoid();
    }

    /** Newest first, from the one after {@code after}; one more than asked for tells that there is a next page. */
    Uni<List<ModerationLogEntry>> read(UUID campaignId, @Nullable UUID after, int limit) {
        Parameters parameters = Parameters.with("campaign", campaignId).and("decisions", PUBLIC);
        String where = "campaignId = :campaign and decision in (:decisions)";
        if (after != null) {
            where += " and id < :after";
            parameters.and("after", after);
        }
        return find(where + " order by id desc", parameters)
                .range(0, limit)
                .list()
                .map(rows -> rows.stream().map(ModerationLogEntry::of).toList());
    }
}
