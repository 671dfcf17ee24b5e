package org.minga.local.cli.bench;

import java.util.Collection;
import java.util.List;

/** The middle of some values. */
public final class Median {
    private Median() {}

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException when there are no values
     */
    public static double of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
