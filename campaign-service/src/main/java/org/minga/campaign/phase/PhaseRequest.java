package org.minga.campaign.phase;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.minga.campaign.check.CalendarTime;
import org.minga.campaign.phase.domain.PhaseKind;
import org.minga.campaign.phase.domain.PhasePlan;

/** A phase as an organiser plans it. Times count in milliseconds. */
public record PhaseRequest(
        @NotNull PhaseKind kind,
        @NotNull @CalendarTime Instant opensAt,
        @NotNull @CalendarTime Instant closesAt) {
    public PhasePlan toPlan() {
        return new PhasePlan(kind, opensAt.truncatedTo(ChronoUnit.MILLIS), closesAt.truncatedTo(ChronoUnit.MILLIS));
    }
}
