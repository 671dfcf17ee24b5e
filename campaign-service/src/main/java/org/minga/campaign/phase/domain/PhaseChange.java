package org.minga.campaign.phase.domain;

import java.time.Instant;
import java.util.UUID;

/** What an organiser wants to do to a phase of a published campaign. */
public sealed interface PhaseChange {
    UUID phaseId();

    /** Open it now instead of later. */
    record Opening(UUID phaseId) implements PhaseChange {}

    /** Close it now instead of later. */
    record Closing(UUID phaseId) implements PhaseChange {}

    /** Close it later than planned. */
    record Extension(UUID phaseId, Instant closesAt) implements PhaseChange {}
}
