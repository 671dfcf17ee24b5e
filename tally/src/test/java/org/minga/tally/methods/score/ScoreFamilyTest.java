package org.minga.tally.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.tally.methods.score.ScoredElection.winners;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotRules;

/** What holds for all methods by scores, on random small elections. */
class ScoreFamilyTest {

    private static final int ELECTIONS = 2_000;

    private static MethodRules method(Random random, ScoredElection election) {
        return switch (random.nextInt(3)) {
            case 0 -> ScoreTwinTest.scoring(random);
            case 1 -> new Star(1 + random.nextInt(3));
            default -> ScoreTwinTest.judgment(election, 1 + random.nextInt(3), BlankGrades.values()[random.nextInt(2)]);
        };
    }

    @Test
    void neither_the_order_of_ballots_nor_that_of_options_matters() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, true);
            MethodRules method = method(random, election);

            assertThat(election.shuffled(random).count(method)).isEqualTo(election.count(method));
        }
    }

    @Test
    void equal_ballots_may_be_counted_together() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, true);
            MethodRules method = method(random, election);
            ScoredElection thrice = new ScoredElection(
                    election.codes(),
                    election.scale(),
                    Collections.nCopies(3, election.ballots()).stream()
                            .flatMap(List::stream)
                            .toList());

            assertThat(election.count(method, TieRule.CODE_ASCENDING, 3)).isEqualTo(thrice.count(method));
        }
    }

    @Test
    void no_option_is_treated_better_than_another() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, true);
            MethodRules method = method(random, election);
            // The order for ties is renamed as well, so that nothing but names changes.
            UnaryOperator<String> rename = code -> "x" + Integer.toHexString(code.hashCode() * 31 % 997 + 2000) + code;
            TieRule ties = new TieRule.GivenOrder(election.codes());
            TieRule renamedTies =
                    new TieRule.GivenOrder(election.codes().stream().map(rename).toList());

            Tally renamed = election.renamed(rename).count(method, renamedTies, 1);

            assertThat(winners(renamed))
                    .isEqualTo(winners(election.count(method, ties, 1)).stream()
                            .map(rename)
                            .toList());
        }
    }

    @Test
    void counting_every_ballot_several_times_changes_no_order() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, true);
            long times = 1 + random.nextLong(1L << 50);
            MajorityJudgment rules = ScoreTwinTest.judgment(election, 2, BlankGrades.WORST);

            Tally many = election.count(rules, TieRule.CODE_ASCENDING, times);

            Tally once = election.count(rules);
            assertThat(many.result().ranking()).isEqualTo(once.result().ranking());
            assertThat(winners(election.count(new Star(2), TieRule.CODE_ASCENDING, times)))
                    .isEqualTo(winners(election.count(new Star(2))));
        }
    }

    @Test
    void a_better_score_never_hurts_under_score_and_majority_judgment() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, true);
            MethodRules method = random.nextBoolean()
                    ? new Score(1, Figure.SUM, Blanks.LOWEST, 0)
                    : ScoreTwinTest.judgment(election, 1, BlankGrades.WORST);
            List<String> winners = winners(election.count(method));
            if (winners.isEmpty()) {
                continue;
            }
            String winner = winners.getFirst();
            List<Map<String, Long>> better = election.ballots().stream()
                    .<Map<String, Long>>map(ballot -> {
                        Map<String, Long> raised = new HashMap<>(ballot);
                        if (random.nextBoolean()) {
                            raised.merge(
                                    winner,
                                    1L,
                                    (old, one) -> Math.min(election.scale().maxScore(), old + one));
                        }
                        return raised;
                    })
                    .toList();

            Tally after = new ScoredElection(election.codes(), election.scale(), better).count(method);

            assertThat(winners(after)).containsExactly(winner);
        }
    }

    @Test
    void a_star_winner_among_two_finalists_is_the_one_more_ballots_prefer() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            ScoredElection election = ScoredElection.random(new Random(seed), true);

            for (Round round : election.count(new Star(1)).rounds()) {
                if (round instanceof Round.Runoff runoff && runoff.tie() == null) {
                    boolean first = runoff.votesFirst() > runoff.votesSecond();
                    assertThat(runoff.winner()).isEqualTo(first ? runoff.first() : runoff.second());
                }
            }
        }
    }

    @Test
    void nobody_wins_without_ballots() {
        ScoredElection empty = new ScoredElection(List.of("a", "b"), new BallotRules.Scored(0, 2, 0, 5), List.of());
        for (MethodRules method : List.of(
                Score.STANDARD,
                new Score(1, Figure.MEAN, Blanks.IGNORED, 2),
                Star.STANDARD,
                MajorityJudgment.STANDARD)) {
            Tally tally = empty.count(method);

            assertThat(tally.result().winners()).isEmpty();
            assertThat(tally.rounds().getLast()).isInstanceOf(Round.Unfilled.class);
        }
    }

    @Test
    void blank_ballots_alone_elect_nobody() {
        ScoredElection blank =
                new ScoredElection(List.of("a", "b"), new BallotRules.Scored(0, 2, 0, 5), List.of(Map.of(), Map.of()));
        for (MethodRules method : List.of(Score.STANDARD, Star.STANDARD, MajorityJudgment.STANDARD)) {
            Tally tally = blank.count(method);

            assertThat(tally.result().winners()).isEmpty();
            assertThat(tally.result().ballots()).isEqualTo(2);
        }
    }

    @Test
    void one_option_wins_with_one_score_however_low() {
        ScoredElection alone =
                new ScoredElection(List.of("a"), new BallotRules.Scored(0, 1, 0, 5), List.of(Map.of("a", 0L)));
        for (MethodRules method : List.of(Score.STANDARD, Star.STANDARD, MajorityJudgment.STANDARD)) {
            assertThat(winners(alone.count(method))).containsExactly("a");
        }
    }

    @Test
    void sums_are_exact_beyond_what_a_long_holds() {
        long top = Long.MAX_VALUE;
        ScoredElection huge = new ScoredElection(
                List.of("a", "b"), new BallotRules.Scored(0, 2, 0, top), List.of(Map.of("a", top, "b", top - 1)));

        Tally tally = huge.count(Score.STANDARD, TieRule.CODE_ASCENDING, top);

        assertThat(winners(tally)).containsExactly("a");
        assertThat(tally.result().scores())
                .containsEntry("a", Rational.of(top).times(Rational.of(top)))
                .containsEntry("b", Rational.of(top).times(Rational.of(top - 1)));
        assertThat(winners(huge.count(Star.STANDARD, TieRule.CODE_ASCENDING, top)))
                .containsExactly("a");
    }
}
