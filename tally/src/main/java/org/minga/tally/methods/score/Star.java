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
 * {@code star}: score, then automatic runoff. The two options with the largest sums of scores meet; who is scored
 * higher on more ballots wins. With several seats the same is done again without those who have won (bloc STAR). An
 * option left out has the lowest score of the scale; one that nobody scores takes no part.
 *
 * <p>Level sums of scores are told apart as the official protocol says: those of the level options that lose most
 * match-ups among themselves fall behind, again and again; where that separates none, those with most highest scores
 * go ahead; then the contest's own rule picks one, and it begins again. A level runoff is won by the larger sum of
 * scores, then by more highest scores, then by the contest's own rule.
 */
public record Star(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats) implements MethodRules {
    public static final MethodId ID = new MethodId("star", 1);

    /** One seat. */
    public static final Star STANDARD = new Star(1);

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
            return new StarCounter(this, scale, rules.ties(), options);
        }
        throw new IllegalArgumentException("the rules take no scores: " + rules.ballot());
    }
}
