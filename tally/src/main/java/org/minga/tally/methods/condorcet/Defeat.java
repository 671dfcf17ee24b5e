package org.minga.tally.methods.condorcet;

import org.minga.tally.methods.Words;

/** How bad a defeat is for {@code minimax}. */
public enum Defeat {
    @Words("by the ballots that prefer the other option, if they are more")
    WINNING_VOTES,
    @Words("by how many more ballots prefer the other option; below zero where fewer do")
    MARGINS,
    @Words("by the ballots that prefer the other option, also where it loses")
    PAIRWISE_OPPOSITION
}
