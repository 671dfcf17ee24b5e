package org.minga.tally.methods.condorcet;

import org.minga.tally.methods.Words;

/** How strong a win of one option over another is. */
public enum Strength {
    @Words("by the ballots that prefer the winner")
    WINNING_VOTES,
    @Words("by how many more ballots prefer the winner than the loser")
    MARGINS
}
