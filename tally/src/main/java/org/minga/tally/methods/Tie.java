package org.minga.tally.methods;

import java.util.List;

/**
 * Options that the ballots put level, and how they were put in order all the same.
 *
 * @param options the level options in the order they were taken, favoured first, at least two
 * @param rule what ordered them: the label of the contest's {@link TieRule}, whose input is in the rules, or a rule of
 *     the method's own that is tried before it, such as {@code previous_rounds}
 * @param decisive false when any other order gives the same winners; true when another may not
 */
public record Tie(List<String> options, String rule, boolean decisive) {
    public Tie {
        options = List.copyOf(options);
    }

    /** A tie that the contest's own rule broke. */
    public Tie(List<String> options, TieRule rule, boolean decisive) {
        this(options, rule.label(), decisive);
    }
}
