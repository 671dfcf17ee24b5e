package org.minga.tally.methods;

import java.util.Arrays;
import java.util.Optional;

/** What a greedy budget does with the first option that costs more than what is left. */
public enum Misfit {
    /** Pass over it and go on with the next. */
    SKIP("skip"),
    /** Fund nothing more. */
    STOP("stop");

    private final String label;

    Misfit(String label) {
        this.label = label;
    }

    /** The name in rules, bundles and the API. */
    public String label() {
        return label;
    }

    /** The value with this {@link #label()}, if there is one. */
    public static Optional<Misfit> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(misfit -> misfit.label.equals(label))
                .findFirst();
    }
}
