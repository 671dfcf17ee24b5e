package org.minga.submission.submission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.submission.domain.Money;
import org.minga.submission.validation.CurrencyCode;

/** What it would cost. The highest amount is the highest integer that every JSON reader keeps exactly. */
@Schema(name = "CostRequest")
record CostRequest(
        @NotNull @Min(0) @Max(9_007_199_254_740_991L) @Schema(description = "minor units", examples = "1250000")
        Long amount,

        @NotNull @CurrencyCode @Schema(minLength = 3, maxLength = 3, examples = "EUR")
        String currency) {

    static @Nullable Money money(@Nullable CostRequest cost) {
        return cost == null ? null : new Money(cost.amount(), cost.currency());
    }
}
