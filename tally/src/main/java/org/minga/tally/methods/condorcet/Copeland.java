package org.minga.tally.methods.condorcet;

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
 * {@code copeland}: options are ranked by wins over other options less defeats by them. Rounds: the comparison ({@code
 * preferred}), the scores ({@code wins_minus_defeats}), the winners.
 */
public record Copeland(
        @Parameter("How a ballot compares options that it does not rank with the others.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("copeland", 1);

    /** One seat, unranked options last. */
    public static final Copeland STANDARD = new Copeland(Unranked.LAST, 1);

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
        return CondorcetCounter.MAX_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new CondorcetCounter(ID, unranked, seats, new CopelandRanker(), rules, options);
    }
}
