package org.minga.campaign.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.phase.ScheduleStore;

/** Lists of campaigns. */
@ApplicationScoped
class CampaignSearch implements PanacheRepositoryBase<CampaignRow, UUID> {
    private final ScheduleStore schedules;
    private final InstantSource clock;

    CampaignSearch(ScheduleStore schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** Published campaigns, the newest first. */
    Uni<List<CampaignSummaryView>> inPublic(PublicQuery query, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder("c.status = 'published'");
        Instant now = clock.instant();
        if (query.words() != null) {
            where.append(" and c.search @@ to_tsquery('simple', :words)");
            parameters.put("words", query.words());
        }
        if (query.over() != null) {
            where.append(query.over() ? " and c.ends_at <= :now" : " and c.ends_at > :now");
            parameters.put("now", now.atOffset(ZoneOffset.UTC));
        }
        if (query.after() != null) {
            where.append(" and (c.published_at, c.id) < (:publishedAt, :id)");
            parameters.put("publishedAt", query.after().publishedAt().atOffset(ZoneOffset.UTC));
            parameters.put("id", query.after().id());
        }
        String sql = "select c.id from campaign c where " + where + " order by c.published_at desc, c.id desc";
        return ids(sql, parameters, limit).chain(ids -> published(ids, now));
    }

    /** The campaigns of some organisations in whichever state, the newest first. */
    Uni<List<CampaignSummaryView>> ofOrganisations(Collection<UUID> organisations, @Nullable UUID before, int limit) {
        if (organisations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = clock.instant();
        String where = "organisationId in ?1";
        return (before == null
                        ? find(where + " order by id desc", organisations)
                        : find(where + " and id < ?2 order by id desc", organisations, before))
                .range(0, limit - 1)
                .list()
                .chain(rows -> summaries(rows, now));
    }

    /** Only ids: text search and row comparison need SQL, and Hibernate Reactive reads no entities from native queries. */
    private static Uni<List<UUID>> ids(String sql, Map<String, Object> parameters, int limit) {
        return Panache.getSession().chain(session -> {
            Mutiny.SelectionQuery<UUID> query = session.createNativeQuery(sql, UUID.class);
            parameters.forEach(query::setParameter);
            return query.setMaxResults(limit).getResultList();
        });
    }

    private Uni<List<CampaignSummaryView>> published(List<UUID> ids, Instant now) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1 order by publishedAt desc, id desc", ids).chain(rows -> summaries(rows, now));
    }

    private Uni<List<CampaignSummaryView>> summaries(List<CampaignRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return schedules
                .of(rows.stream().map(row -> row.id).collect(Collectors.toSet()))
                .map(found -> rows.stream()
                        .map(row -> CampaignSummaryView.from(row, Objects.requireNonNull(found.get(row.id)), now))
                        .toList());
    }

    /**
     * What the public asks for; null where it does not ask.
     *
     * @param words a text search query
     * @param over only those whose last phase is over, or only those whose is not
     */
    record PublicQuery(
            @Nullable String words,
            @Nullable Boolean over,
            @Nullable Position after) {}

    /** The place in the list after which to go on. */
    record Position(Instant publishedAt, UUID id) {}
}
