package org.minga.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.budget.BudgetGreedy;

class NaiveCountTest {

    private static final int ELECTIONS = 10_000;

    @Test
    void the_naive_count_agrees_with_greedy_budgets_on_ten_thousand_small_elections() {
        int compared = 0;
        for (long seed = 0; compared < ELECTIONS; seed++) {
            TestElection election = TestElection.ofSeed(seed);
            if (election.rules().method() instanceof BudgetGreedy) {
                assertThat(election.count().result().winners().stream()
                                .map(Winner::option)
                                .toList())
                        .as("winners of %s", seed)
                        .isEqualTo(NaiveCount.winners(election));
                compared++;
            }
        }
    }
}
