package org.minga.tally.methods.stv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round.Stage;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.BallotRules;

/** 10,000 small elections each, counted by us and on paper. */
class StvTwinTest {

    private static final int ELECTIONS = 10_000;

    @Test
    void scottish_counts_agree_with_paper() {
        agree(
                seats -> new StvScottish(seats, SharedRanks.END_BALLOT, SkippedRanks.END_BALLOT),
                (election, rules) -> new PaperScottish(election).count());
    }

    @Test
    void wigm_counts_by_the_reference_rule_agree_with_paper() {
        agree(seats -> wigm(seats, WigmArithmetic.PRF, false, WigmFinish.AT_ONCE), StvTwinTest::paperWigm);
    }

    @Test
    void wigm_counts_with_batches_agree_with_paper() {
        agree(seats -> wigm(seats, WigmArithmetic.PRF, true, WigmFinish.AT_ONCE), StvTwinTest::paperWigm);
        agree(seats -> wigm(seats, WigmArithmetic.PRF, true, WigmFinish.AFTER_TRANSFER), StvTwinTest::paperWigm);
    }

    @Test
    void wigm_counts_with_fractions_agree_with_paper() {
        agree(seats -> wigm(seats, WigmArithmetic.EXACT, false, WigmFinish.AT_ONCE), StvTwinTest::paperWigm);
        agree(seats -> wigm(seats, WigmArithmetic.EXACT, true, WigmFinish.AFTER_TRANSFER), StvTwinTest::paperWigm);
    }

    @Test
    void meek_counts_agree_with_paper() {
        agree(
                seats -> new StvMeek(seats, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER),
                (election, rules) -> new PaperMeek(election).count());
    }

    private static Papers.Outcome paperWigm(Papers election, MethodRules rules) {
        return new PaperWigm(election, (StvWigm) rules).count();
    }

    private static StvWigm wigm(int seats, WigmArithmetic arithmetic, boolean batch, WigmFinish finish) {
        return new StvWigm(seats, arithmetic, batch, finish, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);
    }

    private static void agree(
            IntFunction<MethodRules> method, BiFunction<Papers, MethodRules, Papers.Outcome> onPaper) {
        Random random = new Random(20_070_042);
        for (int i = 0; i < ELECTIONS; i++) {
            Papers election = Papers.random(random);
            MethodRules rules = method.apply(election.seats());
            Papers.Outcome paper = onPaper.apply(election, rules);
            Tally tally = Count.run(
                    new ContestRules(
                            rules,
                            new BallotRules.Ordinal(0, election.options().size()),
                            new TieRule.GivenOrder(election.options())),
                    election.ballotOptions(),
                    election.ballots());
            List<Stage> stages = tally.rounds().stream()
                    .filter(Stage.class::isInstance)
                    .map(Stage.class::cast)
                    .toList();

            String which = "election " + i + ": " + election;
            assertThat(tally.result().winners().stream().map(Winner::option).collect(Collectors.toSet()))
                    .as(which)
                    .isEqualTo(paper.elected());
            assertThat(stages.stream().map(Stage::tallies).map(Map::copyOf).toList())
                    .as(which)
                    .isEqualTo(paper.stages());
            assertThat(stages.stream().map(Stage::threshold).toList()).as(which).isEqualTo(paper.quotas());
            assertThat(stages.stream()
                            .map(stage -> stage.inactive().getOrDefault("exhausted", Rational.ZERO))
                            .toList())
                    .as(which)
                    .isEqualTo(paper.exhausted());
        }
    }
}
