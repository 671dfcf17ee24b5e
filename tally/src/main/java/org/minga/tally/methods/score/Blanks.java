package org.minga.tally.methods.score;

import org.minga.tally.methods.Words;

/** What it means to {@code score} when a ballot leaves an option out. */
public enum Blanks {
    /** As if the ballot gave it the lowest score there is. */
    @Words("an option left out gets the lowest score of the scale")
    LOWEST,
    /** As if the ballot gave it 0, even where the scale begins above. */
    @Words("an option left out gets 0, even where the scale begins above 0")
    ZERO,
    /** The ballot does not count for that option, neither in the sum nor in the mean. */
    @Words("a ballot does not count for an option it leaves out; a mean is taken over those who scored it")
    IGNORED
}
