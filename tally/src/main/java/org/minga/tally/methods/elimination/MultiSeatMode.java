package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** How ranked choice fills several seats. */
public enum MultiSeatMode {
    /** Of those at the threshold only the first is elected in a round; surpluses are transferred. */
    @Words("surpluses are transferred, and one option at most is elected in a round")
    ONE_WINNER_PER_ROUND,
    /** All at the threshold are elected in the same round; surpluses are transferred. */
    @Words("surpluses are transferred, and all at the threshold are elected in the same round")
    SEVERAL_WINNERS_PER_ROUND,
    /** The last is eliminated until only as many are left as there are seats. */
    @Words("options are eliminated until as many remain as there are seats")
    BOTTOMS_UP,
    /** The last is eliminated until all that remain have more than a share of the votes. */
    @Words("options are eliminated until all that remain have more than a given share of the votes")
    BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD,
    /** One instant runoff per seat, each without those elected before. */
    @Words("one instant runoff for each seat, without those elected before")
    SEQUENTIAL
}
