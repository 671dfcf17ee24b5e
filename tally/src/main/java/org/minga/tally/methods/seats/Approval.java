package org.minga.tally.methods.seats;

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

/** {@code approval}: the options that most voters approve of win; an option nobody approves of never wins. */
public record Approval(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats) implements MethodRules {
    public static final MethodId ID = new MethodId("approval", 1);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.APPROVAL);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new SeatsCounter(ID, seats, rules.ties(), options);
    }
}
