package org.minga.reward.award;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.domain.Grant;

@Schema(name = "Award")
record AwardView(
        @Schema(required = true) UUID rewardId,
        @Schema(required = true) UUID campaignId,

        @Nullable
        @Schema(description = "whose it is; absent if it goes to the submission itself, which has no author then")
        String personId,

        @Schema(required = true, description = "per language", example = "{\"en\": \"Built next year\"}")
        Map<String, String> name,

        @Nullable @Schema(description = "if money comes with it")
        MoneyView money,

        @Schema(required = true) ReasonView reason,
        @Schema(required = true) Instant grantedAt) {
    @Schema(name = "AwardMoney")
    record MoneyView(
            @Schema(required = true, description = "minor units")
            long amount,

            @Schema(required = true, description = "ISO 4217")
            String currency) {}

    static AwardView from(RewardMovement movement, Grant.Award award, Map<UUID, String> titles) {
        return new AwardView(
                movement.reward().id(),
                movement.reward().campaignId(),
                movement.reward().recipient() instanceof Recipient.Person person ? person.id() : null,
                award.name(),
                award.money()
                        .map(money -> new MoneyView(money.amount(), money.currency()))
                        .orElse(null),
                ReasonView.from(movement, titles),
                movement.movedAt());
    }
}
