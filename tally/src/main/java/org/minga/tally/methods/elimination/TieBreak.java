package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** What is tried on a tie before the contest's own rule. */
public enum TieBreak {
    /** Nothing. */
    @Words("the contest's rule for ties decides")
    CONTEST_RULE,
    /** The most recent earlier round in which the votes of the tied options differ; more votes are better. */
    @Words("votes of the latest earlier round in which they differ, then the contest's rule")
    PREVIOUS_ROUNDS,
    /**
     * Pairwise comparison over all ballots. Of the tied, those are last that beat no other of them, and have neither
     * more wins nor a better balance of wins and defeats against all options than any of them; asked again among those,
     * as often as options tie.
     */
    @Words("pairwise comparisons over all ballots, then the contest's rule")
    PAIRWISE
}
