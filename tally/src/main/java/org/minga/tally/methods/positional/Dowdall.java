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
 * {@code dowdall}, as in Nauru: the first place on a ballot gives 1, the second 1/2, the third 1/3, and so on, as exact
 * fractions. Options that share a rank take up as many places as they are. Rounds: the scores ({@code points}), the
 * winners.
 */
public record Dowdall(
        @Parameter("What options get that share a rank.") SharedRank sharedRank,

        @Parameter("What options get that a ballot does not rank.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("dowdall", 1);

    /** One seat, equals get the average, unranked options nothing. */
    public static final Dowdall STANDARD = new Dowdall(SharedRank.AVERAGE, Unranked.NOTHING, 1);

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
        PlacePoints points = PlacePoints.dowdall(options.size());
        return new PositionalCounter(
                ID, points, sharedRank, unranked, new Places(options, seats, rules.ties()), rules.ties(), options);
    }
}
