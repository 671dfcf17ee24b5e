package org.minga.tally.methods.stv;

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
import org.minga.tally.methods.counting.RankedBox;

/**
 * {@code stv-wigm}: the weighted inclusive Gregory method, in the form of the PR Foundation's reference rule or with
 * exact fractions. Blank ballots do not count for the quota.
 */
public record StvWigm(
        @Parameter(value = "How many options win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("How exactly votes are divided.") WigmArithmetic arithmetic,

        @Parameter("Whether options that can no longer win are eliminated together, before surpluses are transferred.")
        boolean batchElimination,

        @Parameter("When the count stops once it is known who wins.")
        WigmFinish finish,

        @Parameter("What a rank means that several options share.")
        SharedRanks sharedRanks,

        @Parameter("What a rank means that was left empty.") SkippedRanks skippedRanks)
        implements MethodRules {
    public static final MethodId ID = new MethodId("stv-wigm", 1);

    /** Most seats with exact fractions, whose length about doubles with every seat. */
    public static final int MAX_EXACT_SEATS = 10;

    /** One seat, and the reference rule with single eliminations. */
    public static final StvWigm STANDARD = new StvWigm(
            1, WigmArithmetic.PRF, false, WigmFinish.AT_ONCE, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return RankedBox.BALLOTS;
    }

    @Override
    public List<RuleFault> faults(BallotRules ballot) {
        return arithmetic == WigmArithmetic.EXACT && seats > MAX_EXACT_SEATS
                ? List.of(RuleFault.outOfRange("/method/seats", seats, 1, MAX_EXACT_SEATS))
                : List.of();
    }

    @Override
    public int maxOptions() {
        return RankedBox.MANY_OPTIONS;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new GregoryCounter(
                ID,
                seats,
                Gregory.wigm(arithmetic, batchElimination, finish),
                rules.ties(),
                options,
                new Preferences(sharedRanks, skippedRanks));
    }
}
