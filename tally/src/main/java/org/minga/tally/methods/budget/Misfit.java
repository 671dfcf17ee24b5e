package org.minga.tally.methods.budget;

import org.minga.tally.methods.Words;

/** What a greedy budget does with the first option that costs more than what is left. */
public enum Misfit {
    /** It is left out, and cheaper ones after it may still fit. */
    @Words("an option that no longer fits is skipped")
    SKIP,
    /** The count ends with it. */
    @Words("the first option that no longer fits ends the count")
    STOP
}
