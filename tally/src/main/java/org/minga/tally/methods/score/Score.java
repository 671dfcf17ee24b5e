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
import org.minga.tally.methods.ballot.BallotRules;

/**
 * {@code score}: the options with the best sum or mean of scores win. An option that fewer ballots score than the
 * quorum, or none at all, ranks behind all others and never wins; its mean, where no ballot counts for it, is told as
 * 0.
 */
public record Score(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter("Whether scores are added or averaged.") Figure figure,

        @Parameter("What it means when a ballot leaves an option out.")
        Blanks blanks,

        @Parameter(
                "Options that fewer ballots score cannot win, so that one voter's enthusiasm does not decide a mean; 0"
                        + " for no such limit.")
        long quorum)
        implements MethodRules {
    public static final MethodId ID = new MethodId("score", 1);

    /** One seat, the sum, blanks as lowest score, no quorum. */
    public static final Score STANDARD = new Score(1, Figure.SUM, Blanks.LOWEST, 0);

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.SCORED);
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        if (rules.ballot() instanceof BallotRules.Scored scale) {
            return new ScoreCounter(this, scale.minScore(), rules.ties(), options);
        }
        throw new IllegalArgumentException("the rules take no scores: " + rules.ballot());
    }
}
