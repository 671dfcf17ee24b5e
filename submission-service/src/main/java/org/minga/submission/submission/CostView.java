package org.minga.submission.submission;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.submission.domain.Money;

/** What it would cost, in minor units of an ISO 4217 currency. */
@Schema(name = "Cost")
public record CostView(
        @Schema(description = "minor units", examples = "1250000")
        long amount,

        @Schema(examples = "EUR") String currency) {

    static @Nullable CostView of(@Nullable Money money) {
        return money == null ? null : new CostView(money.amount(), money.currency());
    }
}
