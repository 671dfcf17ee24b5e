package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** What becomes of a ballot when the count comes to a rank with several options. */
public enum OvervoteRule {
    /** The ballot counts for nobody any more. */
    @Words("a ballot counts no more once a shared rank is reached")
    EXHAUST_IMMEDIATELY,
    /** The rank is passed over. */
    @Words("a shared rank is passed over and the next rank counts")
    ALWAYS_SKIP_TO_NEXT_RANK,
    /** The ballot counts for nobody any more, unless at most one option of the rank is still in the count. */
    @Words("a ballot counts no more if several options of a shared rank are still in the count; else the one that is"
            + " gets it")
    EXHAUST_IF_MULTIPLE_CONTINUING
}
