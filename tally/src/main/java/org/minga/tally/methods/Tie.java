package org.minga.tally.methods;

import java.util.List;

/**
 * Options that the ballots put level, and how they were put in order all the same.
 *
 * @param options the level options in the order they were taken, at least two
 * @param rule what ordered them; its input are these codes
 * @param decisive false when any other order gives the same winners; true when another may not
 */
public record Tie(List<String> options, TieRule rule, boolean decisive) {
    public Tie {
        options = List.copyOf(options);
    }
}
