package org.minga.tally.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.tally.methods.score.ScoredElection.winners;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.ballot.BallotRules;

class StarTest {

    /** Options a, b, … with a row of scores for each ballot. */
    private static Tally count(int seats, int[]... rows) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < rows[0].length; i++) {
            codes.add("" + (char) ('a' + i));
        }
        List<Map<String, Long>> ballots = new ArrayList<>();
        for (int[] row : rows) {
            Map<String, Long> ballot = new HashMap<>();
            for (int i = 0; i < row.length; i++) {
                ballot.put(codes.get(i), (long) row[i]);
            }
            ballots.add(ballot);
        }
        return new ScoredElection(codes, new BallotRules.Scored(0, codes.size(), 0, 5), ballots).count(new Star(seats));
    }

    private static Tie qualifyingTie(Tally tally) {
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Qualified(int number, String option, Rational score, Tie tie) && tie != null) {
                return tie;
            }
        }
        throw new AssertionError("no tie for a finalist's place: " + tally);
    }

    @Test
    void the_runner_up_by_scores_wins_if_more_ballots_prefer_it() {
        Tally tally =
                count(1, new int[] {5, 4}, new int[] {5, 4}, new int[] {0, 5}, new int[] {0, 5}, new int[] {4, 5});

        assertThat(winners(tally)).containsExactly("b");
        assertThat(tally.rounds())
                .contains(new Round.Qualified(2, "b", Rational.of(23), null))
                .contains(new Round.Runoff(4, "b", "a", 3, 2, 0, "b", null));
    }

    @Test
    void a_tie_for_the_last_finalist_goes_to_whoever_loses_fewer_match_ups() {
        // a is ahead; b, c and d have 6 each; b loses to nobody among them.
        Tally tally = count(1, new int[] {5, 2, 1, 1}, new int[] {5, 2, 1, 1}, new int[] {5, 2, 4, 4});

        assertThat(qualifyingTie(tally)).isEqualTo(new Tie(List.of("b", "c", "d"), "head_to_head", true));
    }

    @Test
    void a_cycle_of_match_ups_is_broken_by_highest_scores() {
        // b beats c, c beats d, d beats b; sums are 8 each; only d has a 5.
        Tally tally = count(1, new int[] {5, 4, 3, 0}, new int[] {5, 0, 4, 3}, new int[] {5, 4, 1, 5});

        assertThat(qualifyingTie(tally).options().getFirst()).isEqualTo("d");
        assertThat(qualifyingTie(tally).rule()).isEqualTo("top_ratings");
    }

    @Test
    void what_nothing_separates_the_contests_own_rule_decides() {
        Tally tally = count(1, new int[] {5, 1, 1}, new int[] {5, 2, 2});

        assertThat(qualifyingTie(tally)).isEqualTo(new Tie(List.of("b", "c"), "option_code_ascending", true));
    }

    @Test
    void a_level_runoff_goes_to_the_higher_sum_then_to_more_highest_scores_then_to_the_contests_own_rule() {
        assertThat(runoffTie(count(1, new int[] {0, 5}, new int[] {3, 2})))
                .isEqualTo(new Tie(List.of("b", "a"), "score", true));
        assertThat(runoffTie(count(
                        1,
                        new int[] {3, 4},
                        new int[] {3, 0},
                        new int[] {3, 5},
                        new int[] {2, 2},
                        new int[] {1, 1},
                        new int[] {4, 4},
                        new int[] {5, 4},
                        new int[] {1, 2})))
                .isNull();
        assertThat(runoffTie(count(1, new int[] {0, 1}, new int[] {5, 4})))
                .isEqualTo(new Tie(List.of("a", "b"), "top_ratings", true));
        assertThat(runoffTie(count(1, new int[] {1, 3}, new int[] {4, 2})))
                .isEqualTo(new Tie(List.of("a", "b"), "option_code_ascending", true));
    }

    private static @Nullable Tie runoffTie(Tally tally) {
        return tally.rounds().stream()
                .filter(Round.Runoff.class::isInstance)
                .map(Round.Runoff.class::cast)
                .findFirst()
                .map(Round.Runoff::tie)
                .orElse(null);
    }

    @Test
    void all_equal_options_take_the_seats_in_the_order_of_the_contests_own_rule() {
        assertThat(winners(count(2, new int[] {3, 3, 3}, new int[] {2, 2, 2}))).containsExactly("a", "b");
    }

    @Test
    void further_seats_are_filled_without_those_who_have_won() {
        Tally tally = count(3, new int[] {5, 4, 0}, new int[] {5, 4, 1});

        assertThat(winners(tally)).containsExactly("a", "b", "c");
        assertThat(tally.rounds()).filteredOn(Round.Runoff.class::isInstance).hasSize(2);
    }

    @Test
    void the_tennessee_example_elects_nashville() {
        List<Map<String, Long>> ballots = new ArrayList<>();
        long[][] cities = {{42, 5, 2, 1, 0}, {26, 0, 5, 2, 1}, {15, 0, 3, 5, 3}, {17, 0, 2, 4, 5}};
        for (long[] city : cities) {
            for (long i = 0; i < city[0]; i++) {
                ballots.add(
                        Map.of("Memphis", city[1], "Nashville", city[2], "Chattanooga", city[3], "Knoxville", city[4]));
            }
        }
        ScoredElection election = new ScoredElection(
                List.of("Memphis", "Nashville", "Chattanooga", "Knoxville"),
                new BallotRules.Scored(0, 4, 0, 5),
                ballots);

        assertThat(winners(election.count(Star.STANDARD))).containsExactly("Nashville");
    }
}
