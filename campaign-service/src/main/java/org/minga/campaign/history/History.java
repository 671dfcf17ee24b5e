package org.minga.campaign.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.id.Ids;

/** The append-only history of campaigns, newest first. */
@ApplicationScoped
public class History implements PanacheRepositoryBase<HistoryRow, UUID> {
    private final Ids ids;

    History(Ids ids) {
        this.ids = ids;
    }

    /** Written in the transaction of what it tells of. */
    public Uni<Void> append(HistoryEntry entry) {
        return persist(HistoryRow.of(ids.next(), entry)).replaceWithVoid();
    }

    public Uni<List<LogEntryView>> log(UUID campaignId, @Nullable UUID before, int limit) {
        return page("campaignId = ?1", campaignId, before, limit)
                .map(rows -> rows.stream().map(LogEntryView::from).toList());
    }

    public Uni<List<NoticeView>> notices(UUID campaignId, @Nullable UUID before, int limit) {
        return page("campaignId = ?1 and noticed", campaignId, before, limit)
                .map(rows -> rows.stream().map(NoticeView::from).toList());
    }

    private Uni<List<HistoryRow>> page(String where, UUID campaignId, @Nullable UUID before, int limit) {
        return (before == null
                        ? find(where + " order by id desc", campaignId)
                        : find(where + " and id < ?2 order by id desc", campaignId, before))
                .range(0, limit - 1)
                .list();
    }
}
