package org.minga.tally.methods.positional;

import org.minga.tally.methods.Words;

/** Of what a majority is a majority. */
public enum MajorityOf {
    @Words("of the ballots that rank an option")
    RANKING_BALLOTS,
    @Words("of all ballots, blank ones included")
    ALL_BALLOTS
}
