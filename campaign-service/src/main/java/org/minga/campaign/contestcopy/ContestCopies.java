package org.minga.campaign.contestcopy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The copies. */
@ApplicationScoped
public class ContestCopies implements PanacheRepositoryBase<ContestCopyRow, UUID> {
    private static final String CERTIFIED = "certified";

    /** One statement: events of one contest may be delivered twice, and late. */
    private static final String APPLY = """
            INSERT INTO contest_copy AS copy (contest_id, campaign_id, phase_id, state, sequence)
            VALUES (:contestId, :campaignId, :phaseId, :state, :sequence)
            ON CONFLICT (contest_id) DO UPDATE SET campaign_id = excluded.campaign_id,
              phase_id = excluded.phase_id, state = excluded.state, sequence = excluded.sequence
            WHERE copy.sequence < excluded.sequence""";

    public Uni<List<ContestCopy>> ofCampaign(UUID campaignId) {
        return list("campaignId", campaignId)
                .map(rows -> rows.stream()
                        .map(row -> new ContestCopy(row.contestId, row.phaseId, row.state.equals(CERTIFIED)))
                        .toList());
    }

    /** Takes what an event says unless something newer is known already. */
    Uni<Void> apply(ContestSnapshot contest, long sequence) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(APPLY)
                        .setParameter("contestId", contest.contestId())
                        .setParameter("campaignId", contest.campaignId())
                        .setParameter("phaseId", contest.phaseId())
                        .setParameter("state", contest.state())
                        .setParameter("sequence", sequence)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
