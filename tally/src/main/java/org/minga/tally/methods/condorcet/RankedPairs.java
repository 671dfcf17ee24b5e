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
 * {@code ranked-pairs}: wins of one option over another are locked in, the strongest first, among equals the one with
 * less opposition, unless they would close a circle. The ranking takes again and again all options that none of the
 * others left is locked over. Rounds: the comparison ({@code preferred}), each win in its turn, the winners.
 *
 * @param equalWins how wins are treated that are equal in both: together, which favours nobody but may leave options
 *     level, or in turn, as T. M. Zavist and T. N. Tideman propose (1989)
 */
public record RankedPairs(
        @Parameter("How strong a win over another option is.")
        Strength strength,

        @Parameter("How wins are treated that are equally strong and equally opposed.")
        EqualWins equalWins,

        @Parameter("How a ballot compares options that it does not rank with the others.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("ranked-pairs", 1);

    /** One seat, unranked options last, winning votes. */
    public static final RankedPairs STANDARD = new RankedPairs(Strength.WINNING_VOTES, Unranked.LAST, 1);

    /** Equal wins together. */
    public RankedPairs(Strength strength, Unranked unranked, int seats) {
        this(strength, EqualWins.TOGETHER, unranked, seats);
    }

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
        return new CondorcetCounter(ID, unranked, seats, new RankedPairsRanker(strength, equalWins), rules, options);
    }
}
