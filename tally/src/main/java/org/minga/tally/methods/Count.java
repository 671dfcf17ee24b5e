package org.minga.tally.methods;

import java.util.List;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/** The way in to every counting method. */
public final class Count {

    private Count() {}

    /**
     * Opens a count to which ballots can be added piece by piece.
     *
     * @throws IllegalArgumentException if the options do not suit the rules: ask {@link ContestRules#faultsOf} first
     */
    public static Counter open(ContestRules rules, List<BallotOption> options) {
        List<RuleFault> faults = rules.faultsOf(options);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("options do not suit the rules: " + faults);
        }
        return rules.method().open(rules, options);
    }

    /**
     * Counts a whole box of ballots that are valid under the rules. The order and the grouping of the ballots make no
     * difference to the tally.
     *
     * @throws IllegalArgumentException as {@link #open} and {@link Counter#add}
     */
    public static Tally run(ContestRules rules, List<BallotOption> options, Iterable<GroupedBallot> ballots) {
        Counter counter = open(rules, options);
        for (GroupedBallot group : ballots) {
            counter.add(group.ballot(), group.times());
        }
        return counter.finish();
    }
}
