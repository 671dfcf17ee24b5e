package org.minga.tally.methods.ballot;

import java.util.Arrays;
import java.util.Optional;

/** How a voter may express themselves in a contest. */
public enum BallotKind {
    /** At most one option. */
    SINGLE("single"),
    /** Any number of options within limits, all equal. */
    APPROVAL("approval"),
    /** A purse of whole points spread over options. */
    CUMULATIVE("cumulative"),
    /** Options in order of preference, best first. */
    ORDINAL("ordinal");

    private final String label;

    BallotKind(String label) {
        this.label = label;
    }

    /** The name in rules, bundles and the API. */
    public String label() {
        return label;
    }

    /** The kind with this {@link #label()}, if there is one. */
    public static Optional<BallotKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
