package org.minga.campaign.phase.domain;

import java.time.Instant;

/**
 * Where a phase stands at one moment. Time moves it on by itself; an organiser may be quicker, or give it more time.
 *
 * <pre>
 *              opensAt, or opening           closesAt, or closing
 *   Upcoming ───────────────────────▶ Open ────────────────────────▶ Closed
 *    │    ▲                           │  ▲
 *    └────┘ extension                 └──┘ extension
 * </pre>
 *
 * A step that makes no sense in a state is not a method of it. Nothing leads out of Closed.
 */
public sealed interface PhaseState {
    Phase phase();

    /** The word used outside of this program. */
    String code();

    /** Not yet open. */
    record Upcoming(Phase phase) implements PhaseState {
        /** Never before {@code earliest}, the end of the phase before, whatever this replica's clock says. */
        Phase opened(Instant now, Instant earliest) {
            Instant opensAt = now.isBefore(earliest) ? earliest : now;
            return new Phase(phase.id(), phase.kind(), opensAt, phase.closesAt(), true, false);
        }

        Phase extended(Instant closesAt) {
            return extend(phase, closesAt);
        }

        @Override
        public String code() {
            return "upcoming";
        }
    }

    /** What the phase is for is allowed. */
    record Open(Phase phase) implements PhaseState {
        Phase closed(Instant now) {
            Instant closesAt = now.isBefore(phase.opensAt()) ? phase.opensAt() : now;
            return new Phase(phase.id(), phase.kind(), phase.opensAt(), closesAt, phase.openedEarly(), true);
        }

        Phase extended(Instant closesAt) {
            return extend(phase, closesAt);
        }

        @Override
        public String code() {
            return "open";
        }
    }

    /** Over for good. */
    record Closed(Phase phase) implements PhaseState {
        @Override
        public String code() {
            return "closed";
        }
    }

    private static Phase extend(Phase phase, Instant closesAt) {
        return new Phase(phase.id(), phase.kind(), phase.opensAt(), closesAt, phase.openedEarly(), false);
    }
}
