package org.minga.tally.methods.condorcet;

import org.minga.tally.methods.Words;

/** In what order {@code ranked-pairs} looks at wins that are equally strong and equally opposed. */
public enum EqualWins {
    @Words("all at once: those that contradict each other or stronger ones are left out together")
    TOGETHER,
    @Words("one by one: first those of the options that the tie rule favours, over the least favoured option first")
    IN_TURN
}
