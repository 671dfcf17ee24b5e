package org.minga.tally.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

class MajorityJudgmentTest {

    /** Options 0, 1, … with so many ballots for each grade, worst first. */
    private static Tally count(BlankGrades blanks, long[]... tallies) {
        List<String> grades = new ArrayList<>();
        for (int grade = 0; grade < tallies[0].length; grade++) {
            grades.add("grade " + grade);
        }
        List<BallotOption> options = new ArrayList<>();
        for (int i = 0; i < tallies.length; i++) {
            options.add(BallotOption.of("" + i));
        }
        Counter counter = Count.open(
                new ContestRules(
                        new MajorityJudgment(1, grades, blanks),
                        new BallotRules.Scored(0, options.size(), 0, grades.size() - 1L)),
                options);
        for (int i = 0; i < tallies.length; i++) {
            for (int grade = 0; grade < grades.size(); grade++) {
                if (tallies[i][grade] > 0) {
                    counter.add(new Ballot.Scored(Map.of("" + i, (long) grade)), tallies[i][grade]);
                }
            }
        }
        return counter.finish();
    }

    private static List<List<String>> ranking(long[]... tallies) {
        return count(BlankGrades.IGNORED, tallies).result().ranking();
    }

    @Test
    void the_better_median_wins() {
        assertThat(ranking(
                        new long[] {1, 1, 1},
                        new long[] {1, 0, 2},
                        new long[] {3, 0, 0},
                        new long[] {2, 0, 1},
                        new long[] {0, 3, 0}))
                .containsExactly(List.of("1"), List.of("4"), List.of("0"), List.of("3"), List.of("2"));
    }

    @Test
    void of_two_middle_grades_the_lower_one_is_the_median() {
        Tally tally = count(BlankGrades.IGNORED, new long[] {0, 1, 0, 1}, new long[] {0, 0, 1, 0});

        assertThat(tally.result().ranking()).containsExactly(List.of("1"), List.of("0"));
        assertThat(tally.result().scores()).containsEntry("0", Rational.of(1)).containsEntry("1", Rational.of(2));
    }

    @Test
    void published_examples_with_thousands_and_millions_of_voters() {
        assertThat(ranking(
                        new long[] {11142, 6970, 4040, 1968, 9888, 2992},
                        new long[] {10141, 8971, 4043, 1965, 8884, 2996},
                        new long[] {14141, 8971, 1043, 1965, 7884, 2996}))
                .containsExactly(List.of("0"), List.of("1"), List.of("2"));
        assertThat(ranking(
                        new long[] {5272679, 19797001, 10732688, 9612936, 1379840, 16886281, 8646031},
                        new long[] {16354546, 11690342, 9451800, 14245973, 817593, 12461162, 7306040},
                        new long[] {9849171, 17970690, 14276861, 4606692, 16404594, 6760147, 2459301},
                        new long[] {2645563, 12907474, 1278331, 22843261, 8025412, 8964952, 15662463},
                        new long[] {16293252, 12277630, 38348, 14929905, 11087753, 10634266, 7066302}))
                .containsExactly(List.of("3"), List.of("4"), List.of("0"), List.of("1"), List.of("2"));
    }

    @Test
    void equal_grades_are_a_tie_that_the_contest_breaks() {
        Tally tally = count(BlankGrades.IGNORED, new long[] {1, 1, 4}, new long[] {1, 1, 4}, new long[] {6, 0, 0});

        assertThat(tally.result().ranking()).containsExactly(List.of("0", "1"), List.of("2"));
        assertThat(tally.rounds().getLast())
                .isEqualTo(new Round.Elected(4, "0", 6, 1, new Tie(List.of("0", "1"), "option_code_ascending", true)));
    }

    @Test
    void one_grade_among_billions_of_billions_makes_the_difference_at_once() {
        long third = Long.MAX_VALUE / 3;
        Tally tally = count(
                BlankGrades.WORST, new long[] {0, third, 0}, new long[] {1, third - 1, 0}, new long[] {0, third - 1, 1
                });

        // Most of each option's ballots are blank, hence worst grades; the single best grade is the last to be met.
        assertThat(tally.result().ranking()).containsExactly(List.of("2"), List.of("0"), List.of("1"));
        assertThat(tally.rounds().getFirst()).isEqualTo(new Round.Graded(1, "2", List.of(2 * third, third - 1, 1L), 0));
    }

    @Test
    void blanks_are_worst_grades_or_nothing() {
        long[] known = {0, 2, 0};
        long[] obscure = {0, 0, 1};

        assertThat(count(BlankGrades.WORST, known, obscure).result().ranking())
                .containsExactly(List.of("0"), List.of("1"));
        assertThat(count(BlankGrades.IGNORED, known, obscure).result().ranking())
                .containsExactly(List.of("1"), List.of("0"));
    }

    @Test
    void an_option_without_any_grade_is_last_and_never_wins() {
        Tally tally = count(BlankGrades.IGNORED, new long[] {0, 0}, new long[] {3, 0});

        assertThat(tally.result().ranking()).containsExactly(List.of("1"), List.of("0"));
        assertThat(tally.rounds()).contains(new Round.Graded(2, "0", List.of(0L, 0L), -1));
        assertThat(ScoredElection.winners(count(BlankGrades.WORST, new long[] {0, 0}, new long[] {3, 0})))
                .containsExactly("1");
    }

    @Test
    void grades_and_scores_must_fit() {
        BallotRules six = new BallotRules.Scored(0, 3, 0, 5);

        assertThat(ContestRules.faults(MajorityJudgment.STANDARD, six)).isEmpty();
        assertThat(ContestRules.faults(MajorityJudgment.STANDARD, new BallotRules.Scored(0, 3, 1, 5)))
                .extracting(RuleFault::code)
                .containsExactly("not_the_grades");
        assertThat(ContestRules.faults(new MajorityJudgment(1, List.of("x"), BlankGrades.WORST), six))
                .extracting(RuleFault::code)
                .containsExactly("wrong_size", "not_the_grades");
        assertThat(ContestRules.faults(
                        new MajorityJudgment(1, List.of("x", "x"), BlankGrades.WORST),
                        new BallotRules.Scored(0, 3, 0, 1)))
                .extracting(RuleFault::code)
                .containsExactly("not_distinct");
    }

    @Test
    void what_is_no_valid_ballot_is_refused() {
        for (Ballot ballot : List.of(
                new Ballot.Scored(Map.of("b", 1L)), new Ballot.Scored(Map.of("a", 6L)), new Ballot.Single("a"))) {
            assertThatThrownBy(() -> open().add(ballot, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        Ballot good = new Ballot.Scored(Map.of("a", 1L));
        assertThatThrownBy(() -> open().add(good, 0)).isInstanceOf(IllegalArgumentException.class);
        Counter counter = open();
        counter.add(good, Long.MAX_VALUE);
        assertThatThrownBy(() -> counter.add(good, 1)).isInstanceOf(ArithmeticException.class);
    }

    private static Counter open() {
        return Count.open(
                new ContestRules(MajorityJudgment.STANDARD, new BallotRules.Scored(0, 1, 0, 5)),
                List.of(BallotOption.of("a")));
    }
}
