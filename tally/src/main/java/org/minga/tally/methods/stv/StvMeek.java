package org.minga.tally.methods.stv;

import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.RankedBox;

/**
 * {@code stv-meek}: the PR Foundation's reference rule for Meek's method. Every elected option keeps the part of each
 * vote that makes up a quota, found by iteration with nine decimals until the surpluses together are below 0.000001 or
 * no longer shrink; after each elimination all ballots are distributed anew. Before each stage the keep factors of all
 * options are told, from which anyone can distribute the ballots and find the tallies of the stage.
 */
public record StvMeek(
        @Parameter(value = "How many options win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("What a rank means that several options share.")
        SharedRanks sharedRanks,

        @Parameter("What a rank means that was left empty.") SkippedRanks skippedRanks)
        implements MethodRules {
    public static final MethodId ID = new MethodId("stv-meek", 1);

    /** One seat. */
    public static final StvMeek STANDARD = new StvMeek(1, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return RankedBox.BALLOTS;
    }

    @Override
    public int maxOptions() {
        return RankedBox.MANY_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new MeekCounter(seats, rules.ties(), options, new Preferences(sharedRanks, skippedRanks));
    }
}
