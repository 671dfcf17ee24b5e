package org.minga.reward.scheme;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.reward.rule.domain.Grant;

@Schema(name = "RewardMoney")
record MoneyBody(
        @NotNull
        @Min(1)
        @Max(1_000_000_000_000_000L)
        @Schema(required = true, description = "minor units", example = "50000")
        Long amount,

        @NotNull
        @Pattern(regexp = "[A-Z]{3}")
        @Schema(required = true, maxLength = 3, description = "ISO 4217", example = "EUR")
        String currency) {
    static MoneyBody from(Grant.Money money) {
        return new MoneyBody(money.amount(), money.currency());
    }
}
