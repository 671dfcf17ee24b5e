package org.minga.reward.settlement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.reward.award.Reward;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.domain.Grant;

/** What others hear about a reward. */
record RewardEventData(
        UUID rewardId,
        UUID campaignId,
        @Nullable String personId,
        String kind,
        @Nullable Long amount,
        @Nullable String code,
        Cause cause) {
    record Cause(String on, String type, UUID id) {}

    static RewardEventData from(Reward reward) {
        return new RewardEventData(
                reward.id(),
                reward.campaignId(),
                reward.recipient() instanceof Recipient.Person person ? person.id() : null,
                reward.grant().kind(),
                reward.grant() instanceof Grant.Points points ? points.amount() : null,
                reward.grant() instanceof Grant.Badge badge ? badge.code() : null,
                new Cause(reward.occasion().code(), reward.causeType(), reward.causeId()));
    }
}
