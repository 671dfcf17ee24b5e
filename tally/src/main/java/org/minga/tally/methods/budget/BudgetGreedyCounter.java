package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.List;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
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

    BudgetGreedyCounter(BudgetGreedy rules, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.ties = ties;
        this.scores = new Scores(options, rules.positionPoints());
    }

    @Override
    public void add(Ballot ballot, long times) {
        scores.add(ballot, times);
    }

    @Override
    public Tally finish() {
        List<Round> rounds = new ArrayList<>();
        List<Winner> winners = new ArrayList<>();
        GreedySpending spending = new GreedySpending(rules.budget().amount(), rules.misfit(), ties, rounds, winners);
        Rational threshold = Rational.of(rules.scoreThreshold());
        for (List<Standing> level : scores.ranked(ties)) {
            if (spending.isStopped()) {
                break;
            }
            if (level.getFirst().score().compareTo(threshold) < 0) {
                spending.refuse(level);
            } else {
                spending.offer(level);
            }
        }
        return new Tally(rules.method(), rounds, scores.result(winners));
    }
}
