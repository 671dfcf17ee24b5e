package org.minga.tally.methods.positional;

import org.minga.tally.methods.Words;

/** What options get that share a rank. */
public enum SharedRank {
    @Words("the average of the places that they take up together")
    AVERAGE,
    @Words("each the best of the places that they take up together")
    BEST,
    @Words("each the worst of the places that they take up together")
    WORST,
    @Words("nothing")
    NOTHING
}
