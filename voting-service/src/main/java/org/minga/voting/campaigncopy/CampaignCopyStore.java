package org.minga.voting.campaigncopy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.campaigncopy.domain.KnownPhase;

/** Campaigns, phases and members as last told. Works in the session of the caller. */
@ApplicationScoped
class CampaignCopyStore {
    private final PhaseMoves moves;

    CampaignCopyStore(PhaseMoves moves) {
        this.moves = moves;
    }

    Uni<Void> apply(CampaignSnapshot snapshot, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.find(CampaignCopyRow.class, snapshot.campaignId())
                        .flatMap(known -> {
                            if (known != null && known.sequence >= sequence) {
                                return Uni.createFrom().voidItem();
                            }
                            CampaignCopyRow row = known == null ? new CampaignCopyRow() : known;
                            row.id = snapshot.campaignId();
                            row.organisationId = snapshot.organisationId();
                            row.status = snapshot.status();
                            row.submissionsVisible = snapshot.rulebook().submissionsVisible();
                            row.sequence = sequence;
                            Uni<Void> saved = known == null
                                    ? session.persist(row)
                                    : Uni.createFrom().voidItem();
                            return saved.chain(() -> tellOfMoves(session, snapshot, sequence))
                                    .chain(() -> replacePhases(session, snapshot));
                        }));
    }

    private Uni<Void> tellOfMoves(Mutiny.Session session, CampaignSnapshot snapshot, long sequence) {
        Map<UUID, CampaignSnapshot.Phase> after = new HashMap<>();
        snapshot.phases().forEach(phase -> after.put(phase.id(), phase));
        // Not as entities: their rows are about to be replaced.
        return session.createSelectionQuery(
                        "select id, opensAt, closesAt from PhaseCopyRow where campaignId = :campaign order by id",
                        Object[].class)
                .setParameter("campaign", snapshot.campaignId())
                .getResultList()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(before -> {
                    CampaignSnapshot.Phase phase = after.get((UUID) before[0]);
                    if (phase == null
                            || (phase.opensAt().equals(before[1])
                                    && phase.closesAt().equals(before[2]))) {
                        return Uni.createFrom().voidItem();
                    }
                    return moves.moved(
                            new MovedPhase(
                                    phase.id(),
                                    (Instant) before[1],
                                    phase.opensAt(),
                                    (Instant) before[2],
                                    phase.closesAt()),
                            sequence);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> replacePhases(Mutiny.Session session, CampaignSnapshot snapshot) {
        return session.createMutationQuery("delete from PhaseCopyRow where campaignId = :campaign")
                .setParameter("campaign", snapshot.campaignId())
                .executeUpdate()
                .chain(() -> {
                    List<PhaseCopyRow> rows = new ArrayList<>();
                    for (CampaignSnapshot.Phase phase : snapshot.phases()) {
                        PhaseCopyRow row = new PhaseCopyRow();
                        row.id = phase.id();
                        row.campaignId = snapshot.campaignId();
                        row.position = rows.size();
                        row.kind = phase.kind();
                        row.opensAt = phase.opensAt();
                        row.closesAt = phase.closesAt();
                        rows.add(row);
                    }
                    return session.persistAll(rows.toArray());
                });
    }

    Uni<Void> apply(MembersSnapshot snapshot, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.find(OrganisationCopyRow.class, snapshot.organisationId())
                        .flatMap(known -> {
                            if (known != null && known.sequence >= sequence) {
                                return Uni.createFrom().voidItem();
                            }
                            OrganisationCopyRow row = known == null ? new OrganisationCopyRow() : known;
                            row.id = snapshot.organisationId();
                            row.sequence = sequence;
                            Uni<Void> saved = known == null
                                    ? session.persist(row)
                                    : Uni.createFrom().voidItem();
                            return saved.chain(() -> replaceMembers(session, snapshot));
                        }));
    }

    private static Uni<Void> replaceMembers(Mutiny.Session session, MembersSnapshot snapshot) {
        return session.createMutationQuery("delete from MemberCopyRow where id.organisationId = :organisation")
                .setParameter("organisation", snapshot.organisationId())
                .executeUpdate()
                .chain(() -> {
                    List<MemberCopyRow> rows = new ArrayList<>();
                    for (MembersSnapshot.Member member : snapshot.members()) {
                        MemberCopyRow row = new MemberCopyRow();
                        row.id = new MemberCopyRow.Key(snapshot.organisationId(), member.personId());
                        row.role = member.role();
                        rows.add(row);
                    }
                    return session.persistAll(rows.toArray());
                });
    }

    Uni<Optional<KnownCampaign>> find(UUID campaignId) {
        return Panache.getSession()
                .flatMap(session -> session.find(CampaignCopyRow.class, campaignId)
                        .flatMap(row -> row == null
                                ? Uni.createFrom().item(Optional.<KnownCampaign>empty())
                                : phases(session, campaignId)
                                        .map(phases -> Optional.of(new KnownCampaign(
                                                row.id,
                                                row.organisationId,
                                                row.status.equals("published"),
                                                row.submissionsVisible.equals("after_collect"),
                                                phases)))));
    }

    private static Uni<List<KnownPhase>> phases(Mutiny.Session session, UUID campaignId) {
        return session.createSelectionQuery(
                        "from PhaseCopyRow where campaignId = :campaign order by position", PhaseCopyRow.class)
                .setParameter("campaign", campaignId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new KnownPhase(row.id, row.kind, row.opensAt, row.closesAt))
                        .toList());
    }

    Uni<Optional<Role>> role(UUID organisationId, String personId) {
        return Panache.getSession()
                .flatMap(session -> session.find(MemberCopyRow.class, new MemberCopyRow.Key(organisationId, personId)))
                .map(row -> row == null ? Optional.empty() : Role.of(row.role));
    }
}
