package org.minga.voting.contest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.voting.campaigncopy.CampaignCopies;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.campaigncopy.domain.KnownCampaign;

/** Pages of contests, by id and so by age. Works in the session of the caller. */
@ApplicationScoped
class ContestLists {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ContestStore store;
    private final Contests contests;
    private final CampaignCopies campaigns;

    ContestLists(ContestStore store, Contests contests, CampaignCopies campaigns) {
        this.store = store;
        this.contests = contests;
        this.campaigns = campaigns;
    }

    /** A campaign that is not public has no contests to show. */
    Uni<Page<Contest>> ofPublished(UUID campaignId, PageRequest request) {
        UUID after = after(request);
        return campaigns
                .find(campaignId)
                .flatMap(campaign -> campaign.filter(KnownCampaign::published).isPresent()
                        ? page(campaign.get(), after, request, contests::contestForPublic)
                        : Uni.createFrom().item(new Page<Contest>(List.of(), new PageInfo(null))));
    }

    Uni<Page<Contest>> forMember(UUID campaignId, PageRequest request) {
        UUID after = after(request);
        return campaigns
                .require(campaignId)
                .flatMap(campaign -> campaigns
                        .requireRole(campaign.organisationId(), Role.VIEWER)
                        .chain(() -> page(campaign, after, request, contests::contest)));
    }

    private Uni<Page<Contest>> page(
            KnownCampaign campaign,
            UUID after,
            PageRequest request,
            BiFunction<ContestRow, KnownCampaign, Uni<Contest>> view) {
        return store.page(campaign.id(), after, request.rows())
                .map(rows -> Page.of(rows, request, row -> Cursor.encode(row.id.toString())))
                .flatMap(page -> Multi.createFrom()
                        .iterable(page.items())
                        .onItem()
                        .transformToUniAndConcatenate(row -> view.apply(row, campaign))
                        .collect()
                        .asList()
                        .map(found -> new Page<>(found, page.page())));
    }

    private static UUID after(PageRequest request) {
        return request.after(1).map(parts -> Cursor.uuid(parts.getFirst())).orElse(BEFORE_ALL);
    }
}
