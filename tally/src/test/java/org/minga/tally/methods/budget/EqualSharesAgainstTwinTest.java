package org.minga.tally.methods.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;

class EqualSharesAgainstTwinTest {

    private static final int ELECTIONS = 10_000;

    @Test
    void a_second_plain_implementation_agrees_on_ten_thousand_small_elections() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            SmallBudget election = new SmallBudget(new Random(seed));

            Tally tally = election.count();
            NaiveEqualShares.Outcome twin = election.twin();

            Round.Endowed endowed = (Round.Endowed) tally.rounds().getFirst();
            assertThat(tally.result().winners().stream().map(Winner::option).toList())
                    .as("winners of %s: %s", seed, election)
                    .isEqualTo(twin.winners());
            assertThat(endowed.share())
                    .as("share of %s", seed)
                    .isEqualTo(new Rational(twin.share().top(), twin.share().bottom()));
            assertThat(endowed.runs()).as("runs of %s", seed).isEqualTo(twin.tried());
            assertThat(endowed.reason()).as("reason of %s", seed).isEqualTo(twin.reason());
        }
    }
}
