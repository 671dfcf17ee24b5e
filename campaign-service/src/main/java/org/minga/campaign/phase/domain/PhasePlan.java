package org.minga.campaign.phase.domain;

import java.time.Instant;

/** A phase as an organiser plans it, before it has an identity. */
public record PhasePlan(PhaseKind kind, Instant opensAt, Instant closesAt) {}
