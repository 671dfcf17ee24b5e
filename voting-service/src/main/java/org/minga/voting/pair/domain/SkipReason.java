package org.minga.voting.pair.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why somebody would rather not choose. */
public enum SkipReason {
    CANT_DECIDE,
    LIKE_BOTH,
    DISLIKE_BOTH,
    TOO_SIMILAR,
    DONT_KNOW,
    OTHER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SkipReason> of(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire().equals(wire))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(SkipReason::wire).collect(Collectors.joining(", "));
    }
}
