package org.minga.tally.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.tally.methods.score.ScoredElection.winners;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** Second, naive counts of 10,000 small elections for each method. */
class ScoreTwinTest {

    private static final int ELECTIONS = 10_000;

    static MajorityJudgment judgment(ScoredElection election, int seats, BlankGrades blanks) {
        List<String> grades = new ArrayList<>();
        for (long grade = 0; grade <= election.scale().maxScore(); grade++) {
            grades.add("grade " + grade);
        }
        return new MajorityJudgment(seats, grades, blanks);
    }

    static Score scoring(Random random) {
        Figure figure = Figure.values()[random.nextInt(2)];
        Blanks blanks = Blanks.values()[random.nextInt(3)];
        return new Score(1 + random.nextInt(3), figure, blanks, random.nextInt(3));
    }

    @Test
    void score_agrees_with_a_naive_count() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, false);
            Score rules = scoring(random);
            NaiveScoring naive = new NaiveScoring(election);

            Tally tally = election.count(rules);

            assertThat(winners(tally)).as("seed %s", seed).isEqualTo(naive.scoreWinners(rules));
            for (String code : election.codes()) {
                NaiveScoring.Fraction figure = naive.figure(rules, code);
                assertThat(tally.result().scores())
                        .containsEntry(code, Rational.of(figure.sum(), Math.max(1, figure.divisor())));
            }
        }
    }

    @Test
    void star_agrees_with_a_naive_count() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, false);
            int seats = 1 + random.nextInt(3);

            Tally tally = election.count(new Star(seats));

            assertThat(winners(tally)).as("seed %s", seed).isEqualTo(new NaiveScoring(election).starWinners(seats));
        }
    }

    @Test
    void majority_judgment_agrees_with_taking_away_one_grade_at_a_time() {
        for (int seed = 0; seed < ELECTIONS; seed++) {
            Random random = new Random(seed);
            ScoredElection election = ScoredElection.random(random, true);
            MajorityJudgment rules = judgment(election, 1 + random.nextInt(3), BlankGrades.values()[random.nextInt(2)]);
            NaiveScoring naive = new NaiveScoring(election);

            Tally tally = election.count(rules);

            assertThat(winners(tally)).as("seed %s", seed).isEqualTo(naive.judgmentWinners(rules));
            List<List<String>> ranking = tally.result().ranking();
            for (int i = 0; i < ranking.size(); i++) {
                for (String code : ranking.get(i)) {
                    assertThat(naive.judge(rules.blanks(), ranking.get(i).getFirst(), code))
                            .isZero();
                    if (i > 0) {
                        assertThat(naive.judge(
                                        rules.blanks(), ranking.get(i - 1).getFirst(), code))
                                .isPositive();
                    }
                }
            }
        }
    }

    @Test
    void sums_of_points_and_of_weights_agree_with_a_naive_count() {
        for (int seed = 0; seed < 2 * ELECTIONS; seed++) {
            Random random = new Random(seed);
            boolean quadratic = seed % 2 == 0;
            List<String> codes = List.of("10", "2", "a").subList(0, 1 + random.nextInt(3));
            int seats = 1 + random.nextInt(3);
            boolean positiveOnly = random.nextBoolean();
            List<GroupedBallot> ballots = new ArrayList<>();
            Map<String, Long> sums = new TreeMap<>();
            Map<String, Long> named = new TreeMap<>();
            codes.forEach(code -> sums.put(code, 0L));
            for (int voter = random.nextInt(6); voter > 0; voter--) {
                Map<String, Long> given = new TreeMap<>();
                for (String code : codes) {
                    long points = quadratic ? random.nextInt(-2, 3) : random.nextInt(3);
                    given.put(code, points);
                    sums.merge(code, points, Long::sum);
                    named.merge(code, points == 0 ? 0L : 1L, Long::sum);
                }
                ballots.add(
                        new GroupedBallot(quadratic ? new Ballot.Quadratic(given) : new Ballot.Cumulative(given), 1));
            }
            List<String> expected = codes.stream()
                    .filter(code -> named.getOrDefault(code, 0L) > 0)
                    .filter(code -> !quadratic || !positiveOnly || sums.getOrDefault(code, 0L) > 0)
                    .sorted(Comparator.comparing((String code) -> sums.getOrDefault(code, 0L))
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(seats)
                    .toList();
            MethodRules method = quadratic ? new Quadratic(seats, positiveOnly) : new Cumulative(seats);
            BallotRules ballot =
                    quadratic ? new BallotRules.Quadratic(0, 3, 12, true) : new BallotRules.Cumulative(0, 3, 0, 6, 2);

            Tally tally = Count.run(
                    new ContestRules(method, ballot),
                    codes.stream().map(BallotOption::of).toList(),
                    ballots);

            assertThat(winners(tally)).as("seed %s", seed).isEqualTo(expected);
            sums.forEach((code, sum) -> assertThat(tally.result().scores()).containsEntry(code, Rational.of(sum)));
        }
    }
}
