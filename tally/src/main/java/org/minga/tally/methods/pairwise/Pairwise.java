package org.minga.tally.methods.pairwise;

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

/**
 * {@code pairwise}: options are ordered by the estimated chance that they are preferred to another one, (wins + 1) /
 * (wins + losses + 2). An option that was in no choice stands at one half and never wins. Each option's chance is told
 * with its Wilson score interval, rounded outwards to nine decimals, which always holds that estimate.
 *
 * <p>As a second opinion that takes into account whom an option was compared with, log strengths in the sense of
 * Bradley and Terry are told, rounded to nine decimals; they decide nothing. To keep them finite, each option gets one
 * made-up win and one made-up loss against a reference of log strength 0. They are left out where there are more than
 * {@value BradleyTerry#MAX_CHOICES} choices, or the strengths differ too much to be found.
 */
public record Pairwise(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("How sure the interval around each score is meant to be.")
        Confidence confidence,

        @Parameter("Whether Bradley-Terry log strengths are told as a second opinion.")
        boolean strengths)
        implements MethodRules {
    public static final MethodId ID = new MethodId("pairwise", 1);

    /** One seat, 95 % intervals, with strengths. */
    public static final Pairwise STANDARD = new Pairwise(1, Confidence.PERCENT_95, true);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.PAIRWISE);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new PairwiseCounter(this, rules.ties(), options);
    }
}
