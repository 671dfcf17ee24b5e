package org.minga.campaign.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.campaign.domain.Goal;
import org.minga.campaign.check.PlainText;

/** A measurable target. */
record GoalRequest(
        @NotNull @PlainText(max = 100) @Schema(examples = "submissions")
        String metric,

        @NotNull @Min(1) @Max(1_000_000_000_000_000L) @Schema(examples = "500")
        Long target,

        @NotNull @PlainText(max = 40) @Schema(examples = "submissions")
        String unit) {
    Goal toGoal() {
        return new Goal(metric, target, unit);
    }
}
