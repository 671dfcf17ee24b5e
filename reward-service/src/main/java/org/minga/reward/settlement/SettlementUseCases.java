package org.minga.reward.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.minga.reward.RewardConfig;
import org.minga.reward.TurnLock;
import org.minga.reward.award.Reward;
import org.minga.reward.award.RewardMovement;
import org.minga.reward.award.RewardStore;
import org.minga.reward.fact.FactStore;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.SchemeStore;
import org.minga.reward.rule.domain.Scheme;
import org.minga.reward.settlement.domain.Evidence;
import org.minga.reward.settlement.domain.Holding;
import org.minga.reward.settlement.domain.RewardKey;
import org.minga.reward.settlement.domain.Settlement;

/** Settles people of a campaign, and submissions without author: always in the transaction that stored what changed, always in the campaign's turn. */
@ApplicationScoped
public class SettlementUseCases {
    private final TurnLock turns;
    private final SchemeStore schemes;
    private final FactStore facts;
    private final RewardStore rewards;
    private final MovementWriter writer;
    private final int chunk;

    SettlementUseCases(
            TurnLock turns,
            SchemeStore schemes,
            FactStore facts,
            RewardStore rewards,
            MovementWriter writer,
            RewardConfig config) {
        this.turns = turns;
        this.schemes = schemes;
        this.facts = facts;
        this.rewards = rewards;
        this.writer = writer;
        this.chunk = config.settlementChunk();
    }

    /** Stores facts and settles whom they concern. Without a scheme the facts wait for one. */
    public Uni<Void> afterStoring(UUID campaignId, Supplier<Uni<Set<Recipient>>> store) {
        return inTurn(campaignId, store).chain(recipients -> settle(campaignId, recipients));
    }

    /** Runs the work while no other transaction stores facts, schemes or rewards of the campaign. */
    public <T> Uni<T> inTurn(UUID campaignId, Supplier<Uni<T>> work) {
        return Panache.getSession()
                .chain(session -> turns.of(session, campaignId))
                .chain(work::get);
    }

    /** Settles all of whom facts came before the scheme: the first step now, a large crowd's rest soon after. */
    public Uni<Void> settleEarlier(UUID campaignId) {
        return settleNext(campaignId, "")
                .chain(rest -> rest.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Panache.getSession().chain(session -> {
                            BacklogRow row = new BacklogRow();
                            row.campaignId = campaignId;
                            row.after = rest;
                            return session.persist(row);
                        }));
    }

    /** Settles the next recipients and answers the last of them if more may follow, else the empty string. */
    Uni<String> settleNext(UUID campaignId, String after) {
        return facts.recipients(campaignId, after, chunk)
                .call(recipients -> settle(campaignId, recipients))
                .map(recipients ->
                        recipients.size() < chunk ? "" : recipients.getLast().subject());
    }

    private Uni<Void> settle(UUID campaignId, Collection<Recipient> recipients) {
        if (recipients.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return schemes.ofCampaign(campaignId)
                .chain(scheme -> scheme.map(found -> settle(found, recipients))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> settle(Scheme scheme, Collection<Recipient> recipients) {
        List<Recipient> sorted = recipients.stream()
                .distinct()
                .sorted(Comparator.comparing(Recipient::subject))
                .toList();
        List<List<Recipient>> steps = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += chunk) {
            steps.add(sorted.subList(from, Math.min(from + chunk, sorted.size())));
        }
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> settleStep(scheme, step))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> settleStep(Scheme scheme, List<Recipient> recipients) {
        UUID campaignId = scheme.campaignId();
        return Panache.getSession()
                .invoke(session -> session.setBatchSize(100))
                .chain(() -> facts.of(campaignId, recipients))
                .chain(known -> rewards.lastMovements(campaignId, recipients).chain(last -> {
                    List<Holding> holdings =
                            last.stream().map(SettlementUseCases::holding).toList();
                    return writer.write(scheme, Settlement.movements(scheme.rules(), known, holdings), last);
                }));
    }

    private static Holding holding(RewardMovement last) {
        Evidence evidence = last.submissionId()
                .<Evidence>map(Evidence.Submission::new)
                .orElseGet(() -> new Evidence.Contest(last.contestId().orElseThrow()));
        return new Holding(last.reward().id(), key(last.reward()), last.turn(), evidence);
    }

    static RewardKey key(Reward reward) {
        return new RewardKey(reward.ruleId(), reward.causeId(), reward.recipient());
    }
}
