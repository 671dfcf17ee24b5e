package org.minga.campaign.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.minga.campaign.campaign.domain.Goal;
import org.minga.campaign.check.PlainText;

/** A measurable target. */
record GoalRequest(
        @NotNull @PlainText(max = 100) String metric,
        @NotNull @Min(1) @Max(1_000_000_000_000_000L) Long target,
        @NotNull @PlainText(max = 40) String unit) {
    Goal toGoal() {
        return new Goal(metric, target, unit);
    }
}
