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

/** {@code plurality}: the options that most voters chose win; an option nobody chose never wins. */
public record Plurality(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats) implements MethodRules {
    public static final MethodId ID = new MethodId("plurality", 1);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.SINGLE);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new SeatsCounter(ID, seats, rules.ties(), options);
    }
}
