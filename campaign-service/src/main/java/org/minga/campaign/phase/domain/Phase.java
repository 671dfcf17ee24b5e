package org.minga.campaign.phase.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A dated stage of a campaign. The two flags keep an organiser's step true on every replica, also on one whose clock is
 * a little behind the clock that took the step.
 */
public record Phase(
        UUID id, PhaseKind kind, Instant opensAt, Instant closesAt, boolean openedEarly, boolean closedEarly) {
    public Phase {
        if (closesAt.isBefore(opensAt)) {
            throw new IllegalArgumentException("phase " + id + " would close at " + closesAt + ", before it opens");
        }
    }

    public static Phase planned(UUID id, PhasePlan plan) {
        return new Phase(id, plan.kind(), plan.opensAt(), plan.closesAt(), false, false);
    }

    public PhaseState stateAt(Instant now) {
        if (closedEarly || !now.isBefore(closesAt)) {
            return new PhaseState.Closed(this);
        }
        if (openedEarly || !now.isBefore(opensAt)) {
            return new PhaseState.Open(this);
        }
        return new PhaseState.Upcoming(this);
    }
}
