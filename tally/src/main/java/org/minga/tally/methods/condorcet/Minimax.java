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
 * {@code minimax}: options are ranked by their worst defeat, the mildest first. Rounds: the comparison ({@code
 * preferred}), the scores ({@code worst_defeat}, smaller is better), the winners.
 *
 * @param defeat what is compared; an option without any defeat has 0 by winning votes, 0 or less by margins
 */
public record Minimax(
        @Parameter("How bad a defeat by another option is.") Defeat defeat,

        @Parameter("How a ballot compares options that it does not rank with the others.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("minimax", 1);

    /** One seat, unranked options last, winning votes. */
    public static final Minimax STANDARD = new Minimax(Defeat.WINNING_VOTES, Unranked.LAST, 1);

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
        return new CondorcetCounter(ID, unranked, seats, new MinimaxRanker(defeat), rules, options);
    }
}
