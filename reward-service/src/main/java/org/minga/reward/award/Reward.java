package org.minga.reward.award;

import java.util.UUID;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.domain.Grant;
import org.minga.reward.rule.domain.Occasion;

/** Something given to somebody for a cause. It stays the same reward when it is taken back and given again. */
public record Reward(
        UUID id,
        UUID ruleId,
        UUID campaignId,
        Recipient recipient,
        Occasion occasion,
        String causeType,
        UUID causeId,
        Grant grant) {
    static Reward from(RewardRow row) {
        return new Reward(
                row.id,
                row.ruleId,
                row.campaignId,
                row.recipient(),
                Occasion.of(row.occasion),
                row.causeType,
                row.causeId,
                row.grant.toGrant());
    }
}
