package org.minga.tally.methods.positional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minga.tally.RankedElection;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class PositionalTest {

    private static final List<MethodRules> ALL =
            List.of(Borda.STANDARD, Dowdall.STANDARD, Positional.STANDARD, Bucklin.STANDARD);

    @Test
    void borda_gives_shared_and_open_places_the_average() {
        RankedElection election = new RankedElection(
                List.of("a", "b", "c", "d"),
                List.of(new GroupedBallot(new Ballot.Ranked(List.of(Rank.of("b", "c"))), 1)));

        assertThat(election.count(Borda.STANDARD).result().scores())
                .isEqualTo(Map.of("a", half(3), "b", half(7), "c", half(7), "d", half(3)));
    }

    @Test
    void dowdall_adds_exact_fractions() {
        RankedElection election =
                new RankedElection(List.of("a", "b", "c"), List.of(ballot(1, "a", "b", "c"), ballot(2, "c", "b", "a")));

        assertThat(election.count(Dowdall.STANDARD).result().scores())
                .isEqualTo(Map.of("a", Rational.of(5, 3), "b", half(3), "c", Rational.of(7, 3)));
    }

    /** The mayor of Burlington 2009 between the three strongest: plurality, instant runoff and Bucklin disagree. */
    @Test
    void bucklin_adds_second_preferences_when_nobody_has_more_than_half() {
        RankedElection burlington = new RankedElection(
                List.of("Kiss", "Montroll", "Wright"),
                List.of(
                        ballot(1332, "Montroll", "Kiss", "Wright"),
                        ballot(767, "Montroll", "Wright", "Kiss"),
                        ballot(455, "Montroll"),
                        ballot(2043, "Kiss", "Montroll", "Wright"),
                        ballot(371, "Kiss", "Wright", "Montroll"),
                        ballot(568, "Kiss"),
                        ballot(1513, "Wright", "Montroll", "Kiss"),
                        ballot(495, "Wright", "Kiss", "Montroll"),
                        ballot(1289, "Wright")));

        Tally tally = burlington.count(Bucklin.STANDARD);

        assertThat(tally.result().winners()).extracting(Winner::option).containsExactly("Montroll");
        assertThat(tally.rounds()).hasSize(3);
        Round.Stage second = (Round.Stage) tally.rounds().get(1);
        assertThat(second.threshold()).isEqualTo(Rational.of(4417));
        assertThat(second.tallies().get("Montroll")).isEqualTo(Rational.of(6110));
        assertThat(second.inactive().get("exhausted")).isEqualTo(Rational.of(2312));
    }

    @Test
    void exactly_half_is_no_majority() {
        RankedElection election = new RankedElection(
                List.of("a", "b", "c"), List.of(ballot(2, "a"), ballot(1, "b", "c"), ballot(1, "c", "b")));

        Tally tally = election.count(Bucklin.STANDARD);

        assertThat(((Round.Stage) tally.rounds().getFirst()).threshold()).isEqualTo(Rational.of(3));
        assertThat(tally.result().ranking()).containsExactly(List.of("a", "b", "c"));
        assertThat(((Round.Elected) tally.rounds().getLast()).tie())
                .isEqualTo(new Tie(List.of("a", "b", "c"), TieRule.CODE_ASCENDING, true));
    }

    @Test
    void a_tie_within_the_places_is_told_and_not_decisive() {
        RankedElection election =
                new RankedElection(List.of("a", "b"), List.of(ballot(1, "a", "b"), ballot(1, "b", "a")));

        Tally tally = election.count(new Borda(BordaScale.LAST_GETS_ZERO, SharedRank.AVERAGE, Unranked.NOTHING, 2));

        assertThat(tally.result().winners())
                .containsExactly(new Winner("a", Rational.ONE, null), new Winner("b", Rational.ONE, null));
        assertThat(((Round.Elected) tally.rounds().get(1)).tie())
                .isEqualTo(new Tie(List.of("a", "b"), TieRule.CODE_ASCENDING, false));
    }

    @Test
    void without_ballots_nobody_wins() {
        for (MethodRules method : ALL) {
            for (RankedElection election : List.of(
                    new RankedElection(List.of("a", "b"), List.of()),
                    new RankedElection(
                            List.of("a", "b"), List.of(new GroupedBallot(new Ballot.Ordinal(List.of()), 2))))) {
                Tally tally = election.count(method);
                assertThat(tally.result().winners()).isEmpty();
                assertThat(tally.result().ranking()).containsExactly(List.of("a", "b"));
                assertThat(tally.rounds().getLast()).isInstanceOf(Round.Unfilled.class);
            }
        }
    }

    @Test
    void order_and_grouping_of_ballots_do_not_matter_and_raising_the_winner_does_not_harm_it() {
        for (long seed = 0; seed < 500; seed++) {
            RankedElection marked = RankedElection.marked(seed);
            RankedElection election = RankedElection.complete(seed);
            for (MethodRules method : ALL) {
                assertThat(marked.ungrouped(seed).count(method)).isEqualTo(marked.count(method));
                List<String> first = election.count(method).result().ranking().getFirst();
                for (int group = 0;
                        first.size() == 1 && group < election.ballots().size();
                        group++) {
                    assertThat(election.raised(group, first.getFirst())
                                    .count(method)
                                    .result()
                                    .ranking()
                                    .getFirst())
                            .isEqualTo(first);
                }
            }
        }
    }

    @Test
    void scores_are_exact_beyond_a_long_and_too_many_ballots_are_refused() {
        RankedElection election = new RankedElection(
                List.of("a", "b", "c"), List.of(ballot(Long.MAX_VALUE - 1, "a", "b", "c"), ballot(1, "b", "a", "c")));
        BigInteger ballots = BigInteger.valueOf(Long.MAX_VALUE);

        assertThat(election.count(Borda.STANDARD).result().scores().get("a"))
                .isEqualTo(Rational.of(ballots.multiply(BigInteger.valueOf(3)).subtract(BigInteger.ONE)));
        assertThat(election.count(Bucklin.STANDARD).result().winners())
                .extracting(Winner::option)
                .containsExactly("a");
        assertThatThrownBy(() -> new RankedElection(List.of("a"), List.of(ballot(Long.MAX_VALUE, "a"), ballot(1, "a")))
                        .count(Borda.STANDARD))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void points_that_rise_fall_below_zero_or_are_missing_are_refused() {
        BallotRules ballot = new BallotRules.Ordinal(0, 3);
        for (List<Long> points : List.of(List.of(1L, 2L), List.of(1L, -1L), List.<Long>of())) {
            assertThat(ContestRules.faults(new Positional(points, SharedRank.AVERAGE, Unranked.NOTHING, 1), ballot))
                    .extracting(RuleFault::path)
                    .containsExactly("/method/points");
        }
    }

    private static Rational half(long numerator) {
        return Rational.of(numerator, 2);
    }

    private static GroupedBallot ballot(long times, String... ranking) {
        return new GroupedBallot(new Ballot.Ordinal(List.of(ranking)), times);
    }
}
