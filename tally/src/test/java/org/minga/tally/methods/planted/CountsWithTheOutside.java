package org.minga.tally.methods.planted;

import com.fasterxml.jackson.core.JsonFactory;

/** A planted violation: a counting class that needs more than the JDK, in floating point. */
public final class CountsWithTheOutside {

    public JsonFactory outside() {
        return new JsonFactory();
    }

    public double share(long votes) {
        return votes;
    }
}
