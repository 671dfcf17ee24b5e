package org.minga.tally.methods;

import org.minga.tally.methods.ballot.Ballot;

/**
 * The one interface of every counting method: ballots go in, in any order and any grouping, and a tally comes out.
 * Methods that only add keep a number per option; methods that need the whole box keep their own groups. Not safe for
 * use by several threads.
 */
public interface Counter {

    /**
     * Takes in ballots.
     *
     * @param ballot valid under the rules of the contest
     * @param times how many voters handed it in, at least 1
     * @throws IllegalArgumentException if the ballot names an option that the contest does not have or is of another
     *     kind, or {@code times} is below 1: the caller should have validated it
     */
    void add(Ballot ballot, long times);

    /** Counts what was added. To be called once, after the last ballot. */
    Tally finish();
}
