package org.minga.tally.methods.pairwise;

import org.minga.tally.methods.Words;

/** How sure an interval is meant to be of holding the true chance of winning. */
public enum Confidence {
    /** Nine in ten. */
    @Words("the interval holds the true chance in about 90 of 100 cases")
    PERCENT_90(1_644_854),
    /** Nineteen in twenty. */
    @Words("the interval holds the true chance in about 95 of 100 cases")
    PERCENT_95(1_959_964),
    /** Ninety-nine in a hundred. */
    @Words("the interval holds the true chance in about 99 of 100 cases")
    PERCENT_99(2_575_829);

    private final int quantile;

    Confidence(int quantile) {
        this.quantile = quantile;
    }

    /** The two-sided quantile of the normal distribution, in millionths. */
    int quantile() {
        return quantile;
    }
}
