package org.minga.voting.campaigncopy;

import java.time.Instant;
import java.util.UUID;

/** A phase whose dates are others than they were. */
public record MovedPhase(UUID id, Instant opensBefore, Instant opensAfter, Instant closesBefore, Instant closesAfter) {}
