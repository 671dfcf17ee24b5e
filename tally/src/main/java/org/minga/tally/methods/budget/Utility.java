package org.minga.tally.methods.budget;

import org.minga.tally.methods.Words;

/** How much an option is taken to be worth to a voter who supports it. */
public enum Utility {
    /** Its cost: a voter gets out of a budget what is spent for them. */
    @Words("an option is worth its cost to everyone who supports it")
    COST,
    /** 1: a voter gets out of a budget as many options as they support. */
    @Words("every option is worth the same to everyone who supports it")
    CARDINALITY,
    /** What the ballot gives it: its points, or what its position gives, or 1. */
    @Words("an option is worth the points that a ballot gives it")
    POINTS,
    /** How many options the ballot ranks below it, so the last one is worth nothing. */
    @Words("an option is worth as many points as a ranking names options after it")
    BORDA
}
