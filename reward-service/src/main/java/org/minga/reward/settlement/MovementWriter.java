package org.minga.reward.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.data.outbox.OutgoingEvent;
import org.minga.platform.id.Ids;
import org.minga.reward.award.Reward;
import org.minga.reward.award.RewardMovement;
import org.minga.reward.award.RewardStore;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.ledger.LedgerStore;
import org.minga.reward.ledger.domain.Entry;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Scheme;
import org.minga.reward.settlement.domain.Evidence;
import org.minga.reward.settlement.domain.Movement;
import org.minga.reward.settlement.domain.Reasons;
import org.minga.reward.settlement.domain.RewardKey;

/** Writes judged movements: the reward, its reason, the postings and the event, all in the caller's transaction. */
@ApplicationScoped
class MovementWriter {
    private final RewardStore rewards;
    private final LedgerStore ledger;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;

    MovementWriter(RewardStore rewards, LedgerStore ledger, Outbox outbox, Ids ids, InstantSource clock) {
        this.rewards = rewards;
        this.ledger = ledger;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param known the last movement of each reward that moves again */
    Uni<Void> write(Scheme scheme, List<Movement> movements, List<RewardMovement> known) {
        if (movements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        Map<RewardKey, Reward> rewardsByKey = known.stream()
                .map(RewardMovement::reward)
                .collect(Collectors.toMap(SettlementUseCases::key, Function.identity()));
        List<RewardMovement> written = movements.stream()
                .map(movement -> written(scheme, movement, rewardsByKey, now))
                .toList();
        return rewards.add(written)
                .chain(() -> ledger.post(
                        scheme.campaignId(),
                        written.stream().flatMap(this::entry).toList(),
                        now))
                .chain(Panache::getSession)
                .chain(session -> announce(session, scheme, written));
    }

    private RewardMovement written(Scheme scheme, Movement movement, Map<RewardKey, Reward> known, Instant now) {
        Reward reward = known.get(movement.key());
        return new RewardMovement(
                ids.next(),
                reward == null ? begun(scheme, movement) : reward,
                movement.turn(),
                Reasons.of(movement),
                movement.evidence() instanceof Evidence.Submission submission
                        ? Optional.of(submission.id())
                        : Optional.empty(),
                movement.evidence() instanceof Evidence.Contest contest ? Optional.of(contest.id()) : Optional.empty(),
                now);
    }

    private Reward begun(Scheme scheme, Movement movement) {
        return switch (movement) {
            case Movement.Granted granted ->
                new Reward(
                        ids.next(),
                        granted.rule().id(),
                        scheme.campaignId(),
                        granted.entitlement().recipient(),
                        granted.rule().occasion(),
                        granted.entitlement().cause().type(),
                        granted.entitlement().cause().id(),
                        granted.rule().grant());
            case Movement.Reversed reversed ->
                throw new IllegalStateException("what was never given can't be taken back: " + reversed.key());
        };
    }

    private Stream<Entry> entry(RewardMovement movement) {
        Reward reward = movement.reward();
        return switch (reward.grant()) {
            case Grant.Points points ->
                Stream.of(
                        movement.granted()
                                ? Entry.granted(movement.id(), reward.campaignId(), scorer(reward), points.amount())
                                : Entry.reversed(movement.id(), reward.campaignId(), scorer(reward), points.amount()));
            case Grant.Badge badge -> Stream.empty();
            case Grant.Award award -> Stream.empty();
        };
    }

    private static String scorer(Reward reward) {
        return switch (reward.recipient()) {
            case Recipient.Person person -> person.id();
            case Recipient.Submission submission ->
                throw new IllegalStateException("a submission has no account for points: " + submission.id());
        };
    }

    /** Everything is flushed by now; to look for more before each event would cost the square of their number. */
    private Uni<Void> announce(Mutiny.Session session, Scheme scheme, List<RewardMovement> written) {
        Map<String, String> about = about(scheme);
        FlushMode before = session.getFlushMode();
        session.setFlushMode(FlushMode.MANUAL);
        return Multi.createFrom()
                .iterable(written)
                .onItem()
                .transformToUniAndConcatenate(movement -> outbox.append(
                        session,
                        new OutgoingEvent(
                                movement.granted() ? "minga.reward.granted.v1" : "minga.reward.reversed.v1",
                                movement.reward().recipient().subject(),
                                about,
                                RewardEventData.from(movement.reward()))))
                .collect()
                .asList()
                .invoke(() -> session.setFlushMode(before))
                .replaceWithVoid();
    }

    private static Map<String, String> about(Scheme scheme) {
        UUID organisation = scheme.organisationId();
        return Map.of(
                "organisation",
                organisation.toString(),
                "campaign",
                scheme.campaignId().toString());
    }
}
