package org.minga.tally.methods.budget;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.BudgetDecision;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.counting.Scores.Standing;

/** Offers a budget to options, best first, and tells what became of each. */
final class GreedySpending {

    private final Misfit misfit;
    private final TieRule ties;
    private final List<Round> rounds;
    private final List<Winner> winners;

    private long budgetLeft;
    private boolean stopped;

    /**
     * @param rounds where decisions are added
     * @param winners where options that are funded are added
     */
    GreedySpending(long budget, Misfit misfit, TieRule ties, List<Round> rounds, List<Winner> winners) {
        this.budgetLeft = budget;
        this.misfit = misfit;
        this.ties = ties;
        this.rounds = rounds;
        this.winners = winners;
    }

    /** Whether an option that did not fit has ended it. */
    boolean isStopped() {
        return stopped;
    }

    /** Leaves options out that score too little. */
    void refuse(List<Standing> level) {
        level.forEach(standing -> decide(standing, BudgetDecision.BELOW_THRESHOLD));
    }

    /** @param level options of equal score, favoured first */
    void offer(List<Standing> level) {
        int firstRound = rounds.size();
        int alreadyFunded = winners.size();
        for (Standing standing : level) {
            if (cost(standing) <= budgetLeft) {
                decide(standing, BudgetDecision.FUNDED);
                budgetLeft -= cost(standing);
                winners.add(standing.asWinner());
            } else if (misfit == Misfit.SKIP) {
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
        boolean decisive = funded < level.size() && (funded > 0 || misfit == Misfit.STOP);
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
