package org.minga.submission.campaigncopy.domain;

import java.time.Instant;

/** A dated stage: open from {@code opensAt} (inclusive) to {@code closesAt} (exclusive). */
public record Phase(PhaseKind kind, Instant opensAt, Instant closesAt) {

    boolean openAt(Instant now) {
        return hasOpenedBy(now) && !hasClosedBy(now);
    }

    boolean hasOpenedBy(Instant now) {
        return !now.isBefore(opensAt);
    }

    boolean hasClosedBy(Instant now) {
        return !now.isBefore(closesAt);
    }
}
