package org.minga.tally.methods;

import org.jspecify.annotations.Nullable;

/**
 * An option that won.
 *
 * @param option its code
 * @param score what the ballots gave it; null where the method has no such figure
 * @param cost in minor units, null where the contest has no budget
 */
public record Winner(
        String option, @Nullable Rational score, @Nullable Long cost) {}
