package org.minga.tally.methods.elimination;

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
 * {@code two-round}: two rounds in one vote, also called contingent vote. Whoever has more than half of the first
 * preferences wins. Else the two options with most of them meet, and each ballot counts for the one that it prefers,
 * whatever became of it in the first round. The first round is a {@link org.minga.tally.methods.Round.Stage}, the second
 * a {@link org.minga.tally.methods.Round.Runoff}.
 */
public record TwoRound(
        @Parameter("Whom a ballot counts for in the first round if it begins with several options on one rank.")
        OvervoteRule overvotes)
        implements MethodRules {
    public static final MethodId ID = new MethodId("two-round", 1);

    /** A ballot without a clear first preference counts in the second round only. */
    public static final TwoRound STANDARD = new TwoRound(OvervoteRule.EXHAUST_IMMEDIATELY);

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
        return new TwoRoundCounter(this, rules.ties(), options);
    }
}
