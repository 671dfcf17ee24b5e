package org.minga.reward.award;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.reward.campaigncopy.CampaignCopies;
import org.minga.reward.fact.FactStore;
import org.minga.reward.ledger.LedgerStore;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Occasion;

/** What people may read of rewards: their own in full, others' awards as far as they are public. */
@ApplicationScoped
class AwardQueries {
    private static final int SHOWN = 100;

    private final RewardStore rewards;
    private final LedgerStore ledger;
    private final FactStore facts;
    private final CampaignCopies campaigns;

    AwardQueries(RewardStore rewards, LedgerStore ledger, FactStore facts, CampaignCopies campaigns) {
        this.rewards = rewards;
        this.ledger = ledger;
        this.facts = facts;
        this.campaigns = campaigns;
    }

    Uni<MyRewardsView> of(String personId, PageRequest request) {
        Optional<UUID> before = request.after(1).map(parts -> Cursor.uuid(parts.getFirst()));
        return Panache.withSession(() -> ledger.pointsOf(personId)
                .chain(points -> rewards.heldBy(personId, "badge", SHOWN)
                        .chain(badges -> rewards.heldBy(personId, "award", SHOWN)
                                .chain(awards -> rewards.movementsOf(personId, before, request.rows())
                                        .map(rows -> Page.of(rows, request, AwardQueries::cursor))
                                        .chain(moved -> facts.titles(
                                                        submissions(Stream.of(badges, awards, moved.items())),
                                                        Optional.of(personId))
                                                .map(titles -> view(points, badges, awards, moved, titles)))))));
    }

    private static String cursor(RewardMovement movement) {
        return Cursor.encode(movement.id().toString());
    }

    private static MyRewardsView view(
            long points,
            List<RewardMovement> badges,
            List<RewardMovement> awards,
            Page<RewardMovement> moved,
            Map<UUID, String> titles) {
        return new MyRewardsView(
                points,
                badges.stream()
                        .map(held -> MyRewardsView.BadgeView.from(
                                held, (Grant.Badge) held.reward().grant(), titles))
                        .toList(),
                awards.stream().map(held -> award(held, titles)).toList(),
                moved.map(movement -> MyRewardsView.EntryView.from(movement, titles))
                        .items(),
                moved.page());
    }

    Uni<Page<AwardView>> publicAwards(UUID campaignId, PageRequest request) {
        Optional<UUID> after = request.after(1).map(parts -> Cursor.uuid(parts.getFirst()));
        return Panache.withSession(() -> campaigns
                .requireVisible(campaignId)
                .chain(() -> rewards.heldIn(campaignId, "award", after, request.rows()))
                .map(rows -> Page.of(
                        rows, request, held -> Cursor.encode(held.reward().id().toString())))
                .chain(page -> facts.titles(publicSubmissions(page.items()), Optional.empty())
                        .map(titles -> page.map(held -> award(held, titles)))));
    }

    private static AwardView award(RewardMovement held, Map<UUID, String> titles) {
        return AwardView.from(held, (Grant.Award) held.reward().grant(), titles);
    }

    /** An outcome names its submissions in public; others may still be hidden while the campaign collects. */
    private static Set<UUID> publicSubmissions(List<RewardMovement> awards) {
        return submissions(Stream.of(awards.stream()
                .filter(held -> held.reward().occasion() == Occasion.WINNER)
                .toList()));
    }

    private static Set<UUID> submissions(Stream<List<RewardMovement>> movements) {
        return movements
                .flatMap(List::stream)
                .flatMap(movement -> movement.submissionId().stream())
                .collect(Collectors.toSet());
    }
}
