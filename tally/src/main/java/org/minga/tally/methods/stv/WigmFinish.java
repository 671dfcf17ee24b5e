package org.minga.tally.methods.stv;

import org.minga.tally.methods.Words;

/** When the count stops once it is known who wins. Changes the last figures, never the winners. */
public enum WigmFinish {
    @Words("the count ends as soon as it is known who wins, as the text of the rule has it")
    AT_ONCE,
    @Words("the last surplus or the votes of the last eliminated option are still transferred")
    AFTER_TRANSFER
}
