package org.minga.tally.methods.elimination;

import org.minga.tally.methods.Words;

/** What a ballot says about options that it does not rank. */
public enum UnrankedOptions {
    /** Nothing. */
    @Words("nothing")
    NOT_COUNTED,
    /** They share a rank after its last one: if only one is left out, it gets the ballot in the end. */
    @Words("that they share the last rank")
    LAST
}
