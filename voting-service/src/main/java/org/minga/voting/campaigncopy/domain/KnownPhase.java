package org.minga.voting.campaigncopy.domain;

import java.time.Instant;
import java.util.UUID;

/** A phase as campaign-service last told it; open from {@code opensAt} until just before {@code closesAt}. */
public record KnownPhase(UUID id, String kind, Instant opensAt, Instant closesAt) {
    public boolean isVote() {
        return kind.equals("vote");
    }
}
