package org.minga.campaign.phase;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.check.CalendarTime;
import org.minga.campaign.phase.domain.PhaseKind;
import org.minga.campaign.phase.domain.PhasePlan;

/** A phase as an organiser plans it. Times count in milliseconds. */
public record PhaseRequest(
        @NotNull PhaseKind kind,

        @NotNull @CalendarTime @Schema(examples = "2026-06-01T08:00:00+02:00")
        Instant opensAt,

        @NotNull @CalendarTime @Schema(examples = "2026-06-15T00:00:00+02:00")
        Instant closesAt) {
    public PhasePlan toPlan() {
        return new PhasePlan(kind, opensAt.truncatedTo(ChronoUnit.MILLIS), closesAt.truncatedTo(ChronoUnit.MILLIS));
    }
}
