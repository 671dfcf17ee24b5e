package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** How many votes elect, where there are several seats. */
public enum Quota {
    /** More than votes / (seats + 1). */
    @Words("more than the votes divided by the seats and one more")
    DROOP,
    /** Votes / seats, rounded up. */
    @Words("the votes divided by the seats, rounded up")
    HARE
}
