package org.minga.tally.methods.positional;

import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.counting.Places;
import org.minga.tally.methods.counting.RankedBox;

/**
 * {@code positional}: each place on a ballot gives points as listed, further places none. With the points 1 it counts
 * first preferences. Options that share a rank take up as many places as they are. Rounds: the scores ({@code points}),
 * the winners.
 *
 * @param points best place first, 0 or more, never rising
 */
public record Positional(
        @Parameter("How many points each place gives, best first; further places give none.")
        List<Long> points,

        @Parameter("What options get that share a rank.") SharedRank sharedRank,

        @Parameter("What options get that a ballot does not rank.")
        Unranked unranked,

        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats)
        implements MethodRules {
    public static final MethodId ID = new MethodId("positional", 1);

    /** One seat, first preferences only, equals get the average, unranked options nothing. */
    public static final Positional STANDARD = new Positional(List.of(1L), SharedRank.AVERAGE, Unranked.NOTHING, 1);

    public Positional {
        points = List.copyOf(points);
    }

    @Override
    public List<RuleFault> faults(BallotRules ballot) {
        long previous = Long.MAX_VALUE;
        for (long value : points) {
            if (value < 0 || value > previous) {
                return List.of(
                        new RuleFault("/method/points", "not_falling", "Points must be 0 or more and never rise."));
            }
            previous = value;
        }
        return points.isEmpty()
                ? List.of(new RuleFault("/method/points", "missing", "At least the first place must give points."))
                : List.of();
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
        return RankedBox.MANY_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        PlacePoints places = PlacePoints.given(options.size(), points);
        return new PositionalCounter(
                ID, places, sharedRank, unranked, new Places(options, seats, rules.ties()), rules.ties(), options);
    }
}
