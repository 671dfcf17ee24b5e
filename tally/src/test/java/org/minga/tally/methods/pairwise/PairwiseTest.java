package org.minga.tally.methods.pairwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Choice;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class PairwiseTest {

    private static final BallotRules BALLOT = new BallotRules.Pairwise(0, 100);

    private static Tally count(List<String> codes, List<GroupedBallot> ballots, Pairwise method) {
        return Count.run(
                new ContestRules(method, BALLOT),
                codes.stream().map(BallotOption::of).toList(),
                ballots);
    }

    private static GroupedBallot duel(String winner, String loser, long times) {
        return new GroupedBallot(new Ballot.Pairwise(List.of(new Choice(winner, loser))), times);
    }

    private static SortedMap<String, Rational> strengths(Tally tally) {
        return tally.rounds().stream()
                .filter(Round.Scored.class::isInstance)
                .map(Round.Scored.class::cast)
                .map(Round.Scored::scores)
                .findFirst()
                .orElseThrow();
    }

    private static double value(Rational number) {
        return number.numerator().doubleValue() / number.denominator().doubleValue();
    }

    @Test
    void the_score_is_the_estimated_chance_of_winning() {
        Tally tally = count(List.of("a", "b", "c"), List.of(duel("a", "b", 3), duel("b", "a", 1)), Pairwise.STANDARD);

        assertThat(tally.result().scores())
                .containsEntry("a", Rational.of(4, 6))
                .containsEntry("b", Rational.of(2, 6))
                .containsEntry("c", Rational.of(1, 2));
        assertThat(tally.result().ranking()).containsExactly(List.of("a"), List.of("c"), List.of("b"));
        assertThat(tally.result().winners()).containsExactly(new Winner("a", Rational.of(2, 3), null));
        assertThat(tally.result().supporters()).containsEntry("a", 4L).containsEntry("c", 0L);
    }

    @Test
    void an_option_that_was_never_compared_takes_no_seat() {
        Tally tally = count(
                List.of("a", "b", "c"), List.of(duel("a", "b", 1)), new Pairwise(3, Confidence.PERCENT_95, false));

        assertThat(tally.result().winners()).extracting(Winner::option).containsExactly("a", "b");
        assertThat(tally.rounds().getLast()).isEqualTo(new Round.Unfilled(6, 1));
    }

    @Test
    void level_scores_are_told_as_a_tie() {
        Tally tally = count(List.of("b", "a"), List.of(duel("a", "b", 2), duel("b", "a", 2)), Pairwise.STANDARD);

        assertThat(tally.result().ranking()).containsExactly(List.of("a", "b"));
        assertThat(tally.rounds().getLast())
                .isEqualTo(new Round.Elected(4, "a", 4, 1, new Tie(List.of("a", "b"), "option_code_ascending", true)));
    }

    @Test
    void nobody_wins_without_choices() {
        Tally tally = count(List.of("a", "b"), List.of(), Pairwise.STANDARD);

        assertThat(tally.result().winners()).isEmpty();
        assertThat(tally.rounds())
                .contains(new Round.Duelled(1, "a", 0, 0, Rational.of(1, 2), Rational.ZERO, Rational.ONE));
        assertThat(strengths(tally)).containsEntry("a", Rational.ZERO);
    }

    @Test
    void the_interval_agrees_with_wilsons_formula_and_holds_the_score() {
        for (Confidence confidence : Confidence.values()) {
            double z = confidence.quantile() / 1e6;
            for (long wins = 0; wins < 40; wins++) {
                for (long losses = wins == 0 ? 1 : 0; losses < 40; losses++) {
                    WilsonInterval interval = WilsonInterval.of(wins, losses, confidence);

                    double n = wins + losses;
                    double p = wins / n;
                    double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
                    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
                    assertThat(value(interval.low())).isCloseTo(centre - half, within(2e-9));
                    assertThat(value(interval.high())).isCloseTo(centre + half, within(2e-9));
                    Rational score = Rational.of(wins + 1, wins + losses + 2);
                    assertThat(score).isBetween(interval.low(), interval.high());
                }
            }
        }
    }

    @Test
    void the_interval_is_rounded_outwards_also_at_the_edges_of_long() {
        WilsonInterval certain = WilsonInterval.of(Long.MAX_VALUE, 0, Confidence.PERCENT_99);

        assertThat(certain.high()).isEqualTo(Rational.ONE);
        assertThat(certain.low()).isEqualTo(Rational.of(999_999_999, 1_000_000_000));
        assertThat(WilsonInterval.of(0, Long.MAX_VALUE, Confidence.PERCENT_99).low())
                .isEqualTo(Rational.ZERO);
    }

    /** The wins, losses and strengths of 10,000 small surveys, the latter by the plainest iteration there is. */
    @Test
    void scores_and_strengths_agree_with_a_naive_count() {
        for (int seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            List<String> codes = List.of("10", "2", "a", "B", "é").subList(0, 2 + random.nextInt(4));
            long most = seed % 10 == 0 ? 50 : 3;
            List<GroupedBallot> ballots = new ArrayList<>();
            Map<Choice, Long> wins = new HashMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                List<String> pair = new ArrayList<>(codes);
                Collections.shuffle(pair, random);
                long times = 1 + random.nextLong(most);
                ballots.add(duel(pair.get(0), pair.get(1), times));
                wins.merge(new Choice(pair.get(0), pair.get(1)), times, Long::sum);
            }

            // Every fifth is also held against the slow iteration.
            Tally tally = count(codes, ballots, new Pairwise(1, Confidence.PERCENT_95, seed % 5 == 0));

            for (String code : codes) {
                long won = 0;
                long lost = 0;
                for (Map.Entry<Choice, Long> choice : wins.entrySet()) {
                    won += choice.getKey().winner().equals(code) ? choice.getValue() : 0;
                    lost += choice.getKey().loser().equals(code) ? choice.getValue() : 0;
                }
                assertThat(tally.result().scores()).containsEntry(code, Rational.of(won + 1, won + lost + 2));
            }
            if (seed % 5 == 0) {
                String named = "seed " + seed;
                Map<String, Double> naive = minorizeMaximize(codes, wins);
                strengths(tally)
                        .forEach((code, strength) -> assertThat(value(strength))
                                .as("%s, %s", named, code)
                                .isCloseTo(Math.log(naive.getOrDefault(code, 1.0)), within(1e-8)));
            }
        }
    }

    private static Map<String, Double> minorizeMaximize(List<String> codes, Map<Choice, Long> wins) {
        double[] strengths = new double[codes.size()];
        Arrays.fill(strengths, 1);
        double change = 1;
        for (int step = 0; step < 200_000 && change > 1e-15; step++) {
            change = 0;
            for (int i = 0; i < strengths.length; i++) {
                double won = 1;
                double expected = 2 / (strengths[i] + 1);
                for (int j = 0; j < strengths.length; j++) {
                    long its = wins.getOrDefault(new Choice(codes.get(i), codes.get(j)), 0L);
                    long others = wins.getOrDefault(new Choice(codes.get(j), codes.get(i)), 0L);
                    won += its;
                    expected += (its + others) / (strengths[i] + strengths[j]);
                }
                change = Math.max(change, Math.abs(Math.log(won / expected / strengths[i])));
                strengths[i] = won / expected;
            }
        }
        Map<String, Double> named = new HashMap<>();
        for (int i = 0; i < strengths.length; i++) {
            named.put(codes.get(i), strengths[i]);
        }
        return named;
    }

    @Test
    void strengths_are_exact_to_the_last_decimal_where_a_closed_form_is_known() {
        // n wins out of n against one other: s and −s with (n + 1) tail(2s)-like balance; checked by the slope.
        for (long times : new long[] {1, 10, 1000, 1_000_000, 1_000_000_000}) {
            SortedMap<String, Rational> strengths =
                    strengths(count(List.of("a", "b"), List.of(duel("a", "b", times)), Pairwise.STANDARD));

            double s = value(strengths.getOrDefault("a", Rational.ZERO));
            assertThat(value(strengths.getOrDefault("b", Rational.ZERO))).isCloseTo(-s, within(1.5e-9));
            double low = slope(s + 2e-9, times);
            double high = slope(s - 2e-9, times);
            assertThat(low).as("times %s", times).isNegative();
            assertThat(high).as("times %s", times).isPositive();
        }
    }

    /** Of the log-likelihood at (s, −s), in s. */
    private static double slope(double s, double times) {
        return 2 * times / (1 + Math.exp(2 * s)) + 2 - 4 / (1 + Math.exp(-s));
    }

    @Test
    void a_long_chain_of_clear_wins_is_solved() {
        List<String> codes = new ArrayList<>();
        List<GroupedBallot> ballots = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            codes.add("o" + (100 + i));
            if (i > 0) {
                ballots.add(duel(codes.get(i - 1), codes.get(i), 5));
            }
        }

        List<Rational> strengths =
                List.copyOf(strengths(count(codes, ballots, Pairwise.STANDARD)).values());

        assertThat(strengths).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(value(strengths.getFirst())).isCloseTo(-value(strengths.getLast()), within(1e-8));
    }

    @Test
    void neither_the_order_nor_the_grouping_of_choices_nor_that_of_options_matters() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> codes = new ArrayList<>(List.of("10", "2", "a", "B", "é"));
            List<GroupedBallot> ballots = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Collections.shuffle(codes, random);
                ballots.add(duel(codes.get(0), codes.get(1), 2));
            }
            Tally tally = count(codes, ballots, Pairwise.STANDARD);
            Collections.shuffle(codes, random);
            List<GroupedBallot> other = new ArrayList<>(ballots.stream()
                    .flatMap(group -> Collections.nCopies(2, new GroupedBallot(group.ballot(), 1)).stream())
                    .toList());
            Collections.shuffle(other, random);

            assertThat(count(codes, other, Pairwise.STANDARD)).isEqualTo(tally);
        }
    }

    @Test
    void strengths_are_left_out_where_rounding_could_show_or_when_nobody_wants_them() {
        List<GroupedBallot> many = List.of(duel("a", "b", Long.MAX_VALUE));

        assertThat(count(List.of("a", "b"), many, Pairwise.STANDARD).rounds())
                .noneMatch(Round.Scored.class::isInstance);
        assertThat(count(List.of("a", "b"), List.of(), new Pairwise(1, Confidence.PERCENT_90, false))
                        .rounds())
                .noneMatch(Round.Scored.class::isInstance);
    }

    @Test
    void a_voter_is_counted_once_however_many_choices_the_ballot_has() {
        Ballot ballot = new Ballot.Pairwise(List.of(new Choice("a", "b"), new Choice("a", "c")));

        Tally tally = count(List.of("a", "b", "c"), List.of(new GroupedBallot(ballot, 2)), Pairwise.STANDARD);

        assertThat(tally.result().supporters()).containsEntry("a", 2L);
        assertThat(tally.result().ballots()).isEqualTo(2);
        assertThat(tally.rounds().getFirst())
                .isInstanceOfSatisfying(
                        Round.Duelled.class, first -> assertThat(first.wins()).isEqualTo(4));
    }

    @Test
    void what_is_no_valid_ballot_is_refused() {
        for (Ballot ballot :
                List.of(duel("a", "x", 1).ballot(), duel("a", "a", 1).ballot(), new Ballot.Single("a"))) {
            assertThatThrownBy(() -> open().add(ballot, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> open().add(duel("a", "b", 1).ballot(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        Counter counter = open();
        counter.add(duel("a", "b", 1).ballot(), Long.MAX_VALUE);
        assertThatThrownBy(() -> counter.add(duel("a", "b", 1).ballot(), 1)).isInstanceOf(ArithmeticException.class);
    }

    private static Counter open() {
        return Count.open(
                new ContestRules(Pairwise.STANDARD, BALLOT), List.of(BallotOption.of("a"), BallotOption.of("b")));
    }
}
