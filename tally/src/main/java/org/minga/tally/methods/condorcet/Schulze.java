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
 * {@code schulze}: one option is ahead of another if the strongest path of wins from it to the other is stronger than
 * the strongest path back; a path is as strong as its weakest win. The ranking takes again and again all options that no
 * other one left is ahead of. Rounds: the comparison ({@code preferred}), the paths ({@code path_strength}, 0 where there
 * is none), the winners.
 */
public record Schulze(
        @Parameter("How strong a win over another option is.")
        Strength strength,

        @Parameter("How a ballot compares options that it does not rank with the others.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("schulze", 1);

    /** One seat, unranked options last, winning votes. */
    public static final Schulze STANDARD = new Schulze(Strength.WINNING_VOTES, Unranked.LAST, 1);

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
        return new CondorcetCounter(ID, unranked, seats, new SchulzeRanker(strength), rules, options);
    }
}
