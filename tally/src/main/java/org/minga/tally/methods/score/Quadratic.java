package org.minga.tally.methods.score;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Scores.Standing;

/**
 * {@code quadratic}: the options with the largest sum of weights win. What a ballot's weights may cost is part of the
 * {@linkplain org.minga.tally.methods.ballot.BallotRules.Quadratic ballot's rules}. An option that nobody gave any
 * weight never wins.
 */
public record Quadratic(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("Whether an option can only win with more weight for it than against it.")
        boolean positiveOnly)
        implements MethodRules {
    public static final MethodId ID = new MethodId("quadratic", 1);

    /** One seat, for an option with more weight for it than against it. */
    public static final Quadratic STANDARD = new Quadratic(1, true);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.QUADRATIC);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new SumCounter(ID, "weights", seats, rules.ties(), options, this::mayWin);
    }

    private boolean mayWin(Standing standing) {
        return standing.supporters() > 0 && (!positiveOnly || standing.score().signum() > 0);
    }
}
