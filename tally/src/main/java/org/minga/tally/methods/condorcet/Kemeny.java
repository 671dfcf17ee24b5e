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
 * {@code kemeny}: of all orders of the options, the one that agrees with the most preferences, over all ballots and pairs
 * of options. If several orders agree equally well, options that these do not put in the same order are level, and the
 * places are filled by the order that the tie rule favours: at each place the option it favours among those that can
 * stand there. Rounds: the comparison ({@code preferred}), the order, the winners.
 */
public record Kemeny(
        @Parameter("How a ballot compares options that it does not rank with the others.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("kemeny", 1);

    /** One seat, unranked options last. */
    public static final Kemeny STANDARD = new Kemeny(Unranked.LAST, 1);

    /** Most options: the work doubles with each. */
    public static final int MAX_OPTIONS = 16;

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
        return MAX_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new CondorcetCounter(ID, unranked, seats, new KemenyRanker(), rules, options);
    }
}
