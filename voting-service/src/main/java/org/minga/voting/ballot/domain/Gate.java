package org.minga.voting.ballot.domain;

import java.time.Instant;

/** When ballots of a contest that is not sealed are taken: from the opening to before the close. */
public record Gate(Instant opensAt, Instant closesAt) {
    public boolean admits(Instant receivedAt) {
        return !receivedAt.isBefore(opensAt) && receivedAt.isBefore(closesAt);
    }
}
