package org.minga.tally.formats.bundle;

import org.minga.tally.methods.Tally;

/**
 * A finished bundle in short.
 *
 * @param hash {@code sha256:} and 64 hexadecimal digits over the whole file: what is certified
 * @param rulesHash the same over the canonical rules
 * @param ballotsHash the same over all ballot lines
 * @param ballots number of ballots
 * @param tally the rounds and the result that stand in the bundle
 */
public record BundleSeal(String hash, String rulesHash, String ballotsHash, long ballots, Tally tally) {}
