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
    ORDINAL("ordinal"),
    /** Options in order of preference, where several may share a rank, or as marked on paper. */
    RANKED("ranked"),
    /** A whole number or grade for each option, independent of the others. */
    SCORED("scored"),
    /** Weights for or against options, whose squares a purse of credits must cover. */
    QUADRATIC("quadratic"),
    /** Which of two options is preferred, pair by pair. */
    PAIRWISE("pairwise");

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
