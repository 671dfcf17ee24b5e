package org.minga.tally.methods.stv;

import org.minga.tally.methods.Words;

/** What a rank means that was left empty while later ones were not. */
public enum SkippedRanks {
    @Words("the ballot counts up to the rank before the skipped one")
    END_BALLOT,
    @Words("the skipped rank is passed over and the ballot goes on with the next one")
    PASS_OVER
}
