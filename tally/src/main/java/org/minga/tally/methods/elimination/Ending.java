package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** How far an instant runoff goes. */
public enum Ending {
    /** To the winner. */
    @Words("the count ends with the winner")
    WINNER_FOUND,
    /** To the last two options, even if one of them won before. */
    @Words("the count goes on until two options remain, even if one of them has won before")
    TWO_REMAIN,
    /**
     * To the last option: the winner leaves the count, its ballots pass on, and whoever then has the majority takes the
     * next place.
     */
    @Words("the count goes on without the winner until everyone has a place")
    EVERYONE_RANKED
}
