package org.minga.tally.methods.score;

import org.minga.tally.methods.Words;

/** What it means to {@code majority-judgment} when a ballot leaves an option out. */
public enum BlankGrades {
    /** As if the ballot gave it the worst grade: every option has as many grades as there are ballots. */
    @Words("an option left out gets the worst grade")
    WORST,
    /** The ballot does not count for that option, so options may have different numbers of grades. */
    @Words("a ballot does not count for an option it leaves out")
    IGNORED
}
