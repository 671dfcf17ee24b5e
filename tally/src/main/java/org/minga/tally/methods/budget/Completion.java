package org.minga.tally.methods.budget;

import org.minga.tally.methods.Words;

/** How equal shares are raised where they leave money over, because no group can pay for a further option alone. */
public enum Completion {
    /** They are not. */
    @Words("what the shares do not buy is not spent")
    NONE,
    /** By one step after another, from the exact share of the budget. */
    @Words("shares are raised step by step until no option fits any more or the next step overspends")
    ADD1_FRACTION,
    /** By one step after another, from the share of the budget rounded down to whole steps. */
    @Words("shares are raised from whole step to whole step until no option fits any more or the next overspends")
    ADD1_INTEGER
}
