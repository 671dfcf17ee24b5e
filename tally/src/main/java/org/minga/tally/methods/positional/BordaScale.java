package org.minga.tally.methods.positional;

import org.minga.tally.methods.Words;

/** With what a Borda count starts. */
public enum BordaScale {
    @Words("the first gets as many points as there are options, the last 1")
    LAST_GETS_ONE,
    @Words("the first gets as many points as there are other options, the last 0")
    LAST_GETS_ZERO
}
