package org.minga.tally.methods.positional;

import org.minga.tally.methods.Words;

/** What options get that a ballot does not rank. */
public enum Unranked {
    @Words("the average of the places that are left")
    SHARE_THE_REST,
    @Words("nothing")
    NOTHING
}
