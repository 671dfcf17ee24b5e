package org.minga.tally.methods.stv;

import org.minga.tally.methods.Words;

/** What a rank means that several options share, or that was overvoted. */
public enum SharedRanks {
    @Words("the ballot counts up to the rank before the shared one")
    END_BALLOT,
    @Words("the shared rank is passed over and the ballot goes on with the next one")
    PASS_OVER
}
