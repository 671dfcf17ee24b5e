package org.minga.tally.methods.positional;

import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Places;
import org.minga.tally.methods.counting.RankedBox;

/**
 * {@code bucklin}: first preferences are counted; while no option has more than half, those of the next rank are added.
 * Options are ranked by the rank at which they come to a majority, then by their votes up to there; those that never do
 * come last, by all their votes. Options that share a rank each get a vote there. Rounds: the tallies of each rank until
 * all seats have their majority or no ballot goes on, then the winners.
 */
public record Bucklin(
        @Parameter("Of what an option needs more than half.")
        MajorityOf majority,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("bucklin", 1);

    /** One seat, a majority of the ballots that are not blank. */
    public static final Bucklin STANDARD = new Bucklin(MajorityOf.RANKING_BALLOTS, 1);

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
        return new BucklinCounter(this, new Places(options, seats, rules.ties()), rules.ties(), options);
    }
}
