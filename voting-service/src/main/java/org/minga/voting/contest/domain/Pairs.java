package org.minga.voting.contest.domain;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who says which options a voter of a pairwise contest compares. */
public enum Pairs {
    /** The service shows one pair at a time: each choice is a ballot of its own, and options may join while it is open. */
    ISSUED,
    /** The voter: a ballot is whole and holds the choices the voter likes to make. */
    FREE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Issued if left out. */
    static Optional<Pairs> of(@Nullable String wire) {
        return switch (wire) {
            case null -> Optional.of(ISSUED);
            case "issued" -> Optional.of(ISSUED);
            case "free" -> Optional.of(FREE);
            default -> Optional.empty();
        };
    }
}
