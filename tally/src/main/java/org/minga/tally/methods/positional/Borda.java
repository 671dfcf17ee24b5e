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
 * {@code borda}: each place on a ballot gives one point less than the one before. Options that share a rank take up as
 * many places as they are. Rounds: the scores ({@code points}), the winners.
 */
public record Borda(
        @Parameter("How many points the places give.") BordaScale scale,

        @Parameter("What options get that share a rank.") SharedRank sharedRank,

        @Parameter("What options get that a ballot does not rank.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("borda", 1);

    /** One seat, the last of all gets 1 point, equals the average, unranked options the average of the rest. */
    public static final Borda STANDARD =
            new Borda(BordaScale.LAST_GETS_ONE, SharedRank.AVERAGE, Unranked.SHARE_THE_REST, 1);

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
        PlacePoints points = PlacePoints.borda(options.size(), scale == BordaScale.LAST_GETS_ONE ? 1 : 0);
        return new PositionalCounter(
                ID, points, sharedRank, unranked, new Places(options, seats, rules.ties()), rules.ties(), options);
    }
}
