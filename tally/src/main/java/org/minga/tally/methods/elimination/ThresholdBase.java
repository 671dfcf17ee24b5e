package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** Of which ballots the winner of an instant runoff needs the majority. */
public enum ThresholdBase {
    /** Of those that count for an option in the round at hand. */
    @Words("more than half of the ballots that still count for an option")
    CONTINUING_BALLOTS,
    /** Of those that counted for an option in the first round. */
    @Words("more than half of the ballots that counted for an option in the first round")
    FIRST_ROUND,
    /** Of all ballots, blank and exhausted ones included. */
    @Words("more than half of all ballots, blank and exhausted ones included")
    ALL_BALLOTS
}
