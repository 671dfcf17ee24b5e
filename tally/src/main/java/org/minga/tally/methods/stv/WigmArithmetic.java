package org.minga.tally.methods.stv;

import org.minga.tally.methods.Words;

/** How exactly votes are divided. */
public enum WigmArithmetic {
    /** Rule text of the PR Foundation: four decimals, the quota rounded up by one ten-thousandth. */
    @Words("four decimals, further ones cut off after each step, as the PR Foundation's reference rule has it")
    PRF,
    /** The quota is votes / (seats + 1), and more than the quota is needed. */
    @Words("fractions, nothing is rounded; more than the quota is needed")
    EXACT
}
