package org.minga.tally.formats.bundle;

import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Tally;

/**
 * A finished bundle in short.
 *
 * @param hash {@code sha256:} and 64 hexadecimal digits over the whole file: what is certified
 * @param rulesHash the same over the canonical rules
 * @param ballotsHash the same over all lines of the box: the ballot log with its heads, and the paper ballots
 * @param counts what the box held
 * @param tally the rounds and the result that stand in the bundle
 * @param outcome what the conditions make of the result; null where there are none
 */
public record BundleSeal(
        String hash,
        String rulesHash,
        String ballotsHash,
        BoxCounts counts,
        Tally tally,
        @Nullable Outcome outcome) {

    /** Number of ballots counted, each once whatever its weight. */
    public long ballots() {
        return counts.ballots();
    }
}
