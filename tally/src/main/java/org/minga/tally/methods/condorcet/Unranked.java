package org.minga.tally.methods.condorcet;

import org.minga.tally.methods.Words;

/** How a ballot compares the options it does not rank with those it does. */
public enum Unranked {
    @Words("below every ranked option, level with each other")
    LAST,
    @Words("not compared with any option")
    NOT_COMPARED
}
