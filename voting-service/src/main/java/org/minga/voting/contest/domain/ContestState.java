package org.minga.voting.contest.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a contest stands.
 *
 * <pre>
 *   upcoming --open--> open --seal--> sealed --tally--> provisional --certify--> certified
 * </pre>
 *
 * Opening freezes the options. Sealing ends the casting for good: it excludes every ballot that has not committed. The
 * tally publishes a result as provisional, an organiser certifies it. There is no way back.
 */
public enum ContestState {
    UPCOMING,
    OPEN,
    SEALED,
    PROVISIONAL,
    CERTIFIED;

    /** As stored, and as told in events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ContestState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public boolean mayBecome(ContestState next) {
        return switch (this) {
            case UPCOMING -> next == OPEN;
            case OPEN -> next == SEALED;
            case SEALED -> next == PROVISIONAL;
            case PROVISIONAL -> next == CERTIFIED;
            case CERTIFIED -> false;
        };
    }

    public boolean isFrozen() {
        return this != UPCOMING;
    }

    public boolean hasResult() {
        return switch (this) {
            case UPCOMING, OPEN, SEALED -> false;
            case PROVISIONAL, CERTIFIED -> true;
        };
    }

    /**
     * What the public sees: the clock may be ahead of the stored state by a moment.
     *
     * @param opensAt null, as is {@code closesAt}, when the phase is not known (any more)
     */
    public String seenAt(Instant now, @Nullable Instant opensAt, @Nullable Instant closesAt) {
        return switch (this) {
            case UPCOMING, OPEN -> {
                if (opensAt == null || closesAt == null || now.isBefore(opensAt)) {
                    yield "upcoming";
                }
                yield now.isBefore(closesAt) ? "open" : "closed";
            }
            case SEALED -> "closed";
            case PROVISIONAL -> "provisional";
            case CERTIFIED -> "certified";
        };
    }
}
