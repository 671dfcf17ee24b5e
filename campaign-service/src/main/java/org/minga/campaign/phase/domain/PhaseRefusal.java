package org.minga.campaign.phase.domain;

import java.time.Instant;
import java.util.UUID;

/** Why a phase can't be moved as wanted. */
public sealed interface PhaseRefusal {
    record Unknown(UUID phaseId) implements PhaseRefusal {}

    record NotYetOpen(Instant opensAt) implements PhaseRefusal {}

    record AlreadyOpen(Instant opensAt) implements PhaseRefusal {}

    record AlreadyClosed(Instant closesAt) implements PhaseRefusal {}

    record PrecedingNotClosed(UUID precedingId, Instant precedingClosesAt) implements PhaseRefusal {}

    record NotLater(Instant closesAt) implements PhaseRefusal {}

    record OverlapsFollowing(UUID followingId, Instant followingOpensAt) implements PhaseRefusal {}
}
