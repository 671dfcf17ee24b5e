package org.minga.tally.methods.score;

import org.minga.tally.methods.Words;

/** What becomes of the scores of an option. */
public enum Figure {
    /** They are added. */
    @Words("the scores are added")
    SUM,
    /** They are added and divided by the number of ballots that count for the option. */
    @Words("the scores are averaged, as an exact fraction")
    MEAN
}
