package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.BudgetDecision;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Scores;
import org.minga.tally.methods.counting.Scores.Standing;

/** {@code budget-greedy}: best score first, funded while the money lasts. */
final class BudgetGreedyCounter implements Counter {

    private final BudgetGreedy rules;
    private final TieRule ties;
    private final Scores scores;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Winner> winners = new ArrayList<>();

    private long budgetLeft;
    private boolean stopped;

    BudgetGreedyCounter(BudgetGreedy rules, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.ties = ties;
        this.scores = new Scores(options, rules.positionPoints());
        this.budgetLeft = rules.budget().amount();
    }

    @Override
    public void add(Ballot ballot, long times) {
        scores.add(ballot, times);
    }

    @Override
    public Tally finish() {
        Rational threshold = Rational.of(rules.scoreThreshold());
        for (List<Standing> level : scores.ranked(ties)) {
            if (stopped) {
                break;
            }
            if (level.getFirst().score().compareTo(threshold) < 0) {
                level.forEach(standing -> decide(standing, BudgetDecision.BELOW_THRESHOLD));
            } else {
                fund(level);
            }
        }
        return new Tally(rules.method(), rounds, scores.result(winners));
    }

    private void fund(List<Standing> level) {
        int firstRound = rounds.size();
        int alreadyFunded = winners.size();
        for (Standing standing : level) {
            if (cost(standing) <= budgetLeft) {
                decide(standing, BudgetDecision.FUNDED);
                budgetLeft -= cost(standing);
                winners.add(standing.asWinner());
            } else if (rules.misfit() == Misfit.SKIP) {
                decide(standing, BudgetDecision.SKIPPED);
            } else {
                decide(standing, BudgetDecision.STOPPED);
                stopped = true;
                break;
            }
        }
        if (level.size() > 1) {
            tellTie(firstRound, level, winners.size() - alreadyFunded);
        }
    }

    /**
     * When all level options were funded, any order funds them all. When none was and misfits are skipped, none would
     * have fitted in any order. Else the order may have mattered.
     */
    private void tellTie(int firstRound, List<Standing> level, int funded) {
        boolean decisive = funded < level.size() && (funded > 0 || rules.misfit() == Misfit.STOP);
        Tie tie = new Tie(level.stream().map(Standing::code).toList(), ties, decisive);
        if (rounds.get(firstRound) instanceof Round.Considered first) {
            rounds.set(firstRound, considered(first, tie));
        }
    }

    private void decide(Standing standing, BudgetDecision decision) {
        rounds.add(new Round.Considered(
                rounds.size() + 1, standing.code(), standing.score(), cost(standing), budgetLeft, decision, null));
    }

    private static Round.Considered considered(Round.Considered round, @Nullable Tie tie) {
        return new Round.Considered(
                round.number(), round.option(), round.score(), round.cost(), round.budgetLeft(), round.decision(), tie);
    }

    private static long cost(Standing standing) {
        return Objects.requireNonNull(standing.option().cost(), "checked with the options");
    }
}
