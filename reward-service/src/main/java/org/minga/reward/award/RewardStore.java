package org.minga.reward.award;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.GrantColumns;

/** Rewards and their movements, written once. */
@ApplicationScoped
public class RewardStore {
    private static final String MOVEMENTS = "select r, m from RewardRow r join MovementRow m on m.rewardId = r.id ";
    private static final String LAST = " m.turn = (select max(n.turn) from MovementRow n where n.rewardId = r.id) ";
    /** The largest id there is, so that the first page starts at the newest. */
    private static final UUID NEWEST = new UUID(-1L, -1L);

    /** A movement of turn 1 brings its reward into being. */
    public Uni<Void> add(Collection<RewardMovement> movements) {
        List<RewardRow> rewards = new ArrayList<>();
        List<MovementRow> rows = new ArrayList<>();
        for (RewardMovement movement : movements) {
            if (movement.turn() == 1) {
                rewards.add(row(movement.reward()));
            }
            rows.add(row(movement));
        }
        return Panache.getSession()
                .chain(session -> session.persistAll(rewards.toArray())
                        .chain(session::flush)
                        .chain(() -> session.persistAll(rows.toArray()))
                        .chain(session::flush));
    }

    private static RewardRow row(Reward reward) {
        RewardRow row = new RewardRow();
        row.id = reward.id();
        row.ruleId = reward.ruleId();
        row.causeId = reward.causeId();
        row.personId = personId(reward.recipient());
        row.causeType = reward.causeType();
        row.campaignId = reward.campaignId();
        row.occasion = reward.occasion().code();
        row.grant = GrantColumns.from(reward.grant());
        return row;
    }

    private static MovementRow row(RewardMovement movement) {
        MovementRow row = new MovementRow();
        row.id = movement.id();
        row.rewardId = movement.reward().id();
        row.turn = movement.turn();
        row.personId = personId(movement.reward().recipient());
        row.reason = movement.reason();
        row.submissionId = movement.submissionId().orElse(null);
        row.contestId = movement.contestId().orElse(null);
        row.movedAt = movement.movedAt();
        return row;
    }

    private static @Nullable String personId(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Person person -> person.id();
            case Recipient.Submission submission -> null;
        };
    }

    /** The last movement of every reward these ever got in the campaign. */
    public Uni<List<RewardMovement>> lastMovements(UUID campaignId, Collection<Recipient> recipients) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                MOVEMENTS
                                        + "where r.campaignId = :campaign and (r.personId in :people or r.personId is null and r.causeId in :submissions) and"
                                        + LAST,
                                Object[].class)
                        .setParameter("campaign", campaignId)
                        .setParameter("people", Recipient.people(recipients))
                        .setParameter("submissions", Recipient.submissions(recipients))
                        .getResultList())
                .map(RewardStore::movements);
    }

    /** What the person holds now of this kind, newest first. */
    public Uni<List<RewardMovement>> heldBy(String personId, String kind, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                MOVEMENTS + "where r.personId = :person and r.grant.kind = :kind and" + LAST
                                        + "and mod(m.turn, 2) = 1 order by r.id desc",
                                Object[].class)
                        .setParameter("person", personId)
                        .setParameter("kind", kind)
                        .setMaxResults(limit)
                        .getResultList())
                .map(RewardStore::movements);
    }

    /** What is held in the campaign now of this kind, in the order it was first given. */
    public Uni<List<RewardMovement>> heldIn(UUID campaignId, String kind, Optional<UUID> afterReward, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                MOVEMENTS
                                        + "where r.campaignId = :campaign and r.grant.kind = :kind and r.id > :after and"
                                        + LAST + "and mod(m.turn, 2) = 1 order by r.id",
                                Object[].class)
                        .setParameter("campaign", campaignId)
                        .setParameter("kind", kind)
                        .setParameter("after", afterReward.orElse(new UUID(0, 0)))
                        .setMaxResults(limit)
                        .getResultList())
                .map(RewardStore::movements);
    }

    /** Everything that was given to the person or taken back, newest first. */
    public Uni<List<RewardMovement>> movementsOf(String personId, Optional<UUID> before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                MOVEMENTS + "where m.personId = :person and m.id < :before order by m.id desc",
                                Object[].class)
                        .setParameter("person", personId)
                        .setParameter("before", before.orElse(NEWEST))
                        .setMaxResults(limit)
                        .getResultList())
                .map(RewardStore::movements);
    }

    public Uni<List<RewardMovement>> movements(Set<UUID> movementIds) {
        if (movementIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(MOVEMENTS + "where m.id in :movements", Object[].class)
                        .setParameter("movements", movementIds)
                        .getResultList())
                .map(RewardStore::movements);
    }

    private static List<RewardMovement> movements(List<Object[]> rows) {
        return rows.stream()
                .map(row -> RewardMovement.from((RewardRow) row[0], (MovementRow) row[1]))
                .toList();
    }
}
