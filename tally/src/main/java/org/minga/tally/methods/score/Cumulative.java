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

/** {@code cumulative}: the options with the most points win; an option without a point never wins. */
public record Cumulative(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats) implements MethodRules {
    public static final MethodId ID = new MethodId("cumulative", 1);

    /** One seat. */
    public static final Cumulative STANDARD = new Cumulative(1);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.CUMULATIVE);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new SumCounter(ID, "points", seats, rules.ties(), options, standing -> standing.supporters() > 0);
    }
}
