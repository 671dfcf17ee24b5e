package org.minga.campaign.phase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.phase.domain.Phase;
import org.minga.campaign.phase.domain.PhaseKind;
import org.minga.campaign.phase.domain.Schedule;

/** A phase and where it stands now. */
public record PhaseView(
        UUID id,
        PhaseKind kind,
        Instant opensAt,
        Instant closesAt,

        @Schema(enumeration = {"upcoming", "open", "closed"})
        String state) {
    public static PhaseView from(Phase phase, Instant now) {
        return new PhaseView(
                phase.id(),
                phase.kind(),
                phase.opensAt(),
                phase.closesAt(),
                phase.stateAt(now).code());
    }

    public static List<PhaseView> from(Schedule schedule, Instant now) {
        return schedule.phases().stream().map(phase -> from(phase, now)).toList();
    }
}
