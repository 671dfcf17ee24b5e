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
 * {@code stv-scottish}: rules 45 to 52 of The Scottish Local Government Elections Order 2007 (and 2011). The quota is
 * the whole part of ballots / (seats + 1), plus 1; a ballot's value is cut off after five decimals; the whole surplus
 * holder's ballots are transferred. Ties go by the most recent earlier stage at which the options were not level, then
 * by lot, which is the contest's tie rule. The votes of the last excluded option are still transferred, as in the
 * published counts. Blank ballots do not count for the quota.
 */
public record StvScottish(
        @Parameter(value = "How many options win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("What a rank means that several options share.")
        SharedRanks sharedRanks,

        @Parameter("What a rank means that was left empty.") SkippedRanks skippedRanks)
        implements MethodRules {
    public static final MethodId ID = new MethodId("stv-scottish", 1);

    /** One seat; only preferences in unbroken order count, as the Order defines them. */
    public static final StvScottish STANDARD = new StvScottish(1, SharedRanks.END_BALLOT, SkippedRanks.END_BALLOT);

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
        return new GregoryCounter(
                ID, seats, Gregory.SCOTTISH, rules.ties(), options, new Preferences(sharedRanks, skippedRanks));
    }
}
