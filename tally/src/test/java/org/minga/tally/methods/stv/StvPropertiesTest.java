package org.minga.tally.methods.stv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minga.tally.RankedElection;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Round.Stage;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;

/** What holds of every count, on a thousand invented elections for each rule. */
class StvPropertiesTest {

    private static final int ELECTIONS = 1_000;

    static Stream<MethodRules> everyRule() {
        List<MethodRules> rules = new ArrayList<>();
        for (int seats = 1; seats <= 3; seats++) {
            rules.add(new StvScottish(seats, SharedRanks.PASS_OVER, SkippedRanks.END_BALLOT));
            rules.add(new StvMeek(seats, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER));
            for (WigmArithmetic arithmetic : WigmArithmetic.values()) {
                rules.add(new StvWigm(
                        seats,
                        arithmetic,
                        seats == 2,
                        WigmFinish.AFTER_TRANSFER,
                        SharedRanks.END_BALLOT,
                        SkippedRanks.PASS_OVER));
            }
        }
        return rules.stream();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void no_vote_comes_or_goes_untold(MethodRules rules) {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            Tally tally = RankedElection.marked(seed).count(rules);
            Rational ballots = Rational.of(tally.result().ballots());
            for (Stage stage : stages(tally)) {
                assertThat(sum(stage.tallies().values())
                                .plus(sum(stage.inactive().values())))
                        .as("seed " + seed)
                        .isEqualTo(ballots);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void the_moves_of_a_stage_lead_to_the_next_one(MethodRules rules) {
        if (rules instanceof StvMeek) {
            return;
        }
        for (long seed = 0; seed < ELECTIONS; seed++) {
            List<Stage> stages = stages(RankedElection.marked(seed).count(rules));
            for (int i = 1; i < stages.size(); i++) {
                Map<String, Rational> moved = new TreeMap<>(stages.get(i - 1).tallies());
                for (Move move : stages.get(i - 1).moves()) {
                    move.transfers().forEach((code, votes) -> moved.merge(code, votes, Rational::plus));
                    Rational gone =
                            sum(move.transfers().values()).plus(sum(move.lost().values()));
                    moved.merge(move.option(), Rational.ZERO.minus(gone), Rational::plus);
                    if (move.kind() == MoveKind.ELIMINATED) {
                        assertThat(moved.remove(move.option())).isEqualTo(Rational.ZERO);
                    }
                }
                assertThat(stages.get(i).tallies()).as("seed " + seed).isEqualTo(moved);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void every_seat_is_filled_while_there_are_options(MethodRules rules) {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);
            List<Winner> winners = election.count(rules).result().winners();

            assertThat(winners).hasSize(Math.min(seats(rules), election.codes().size()));
            assertThat(winners.stream().map(Winner::option)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void more_first_preferences_than_the_quota_are_enough(MethodRules rules) {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            Tally tally = RankedElection.marked(seed).count(rules);
            Stage first = stages(tally).getFirst();
            List<String> winners =
                    tally.result().winners().stream().map(Winner::option).toList();
            Rational quota = Objects.requireNonNull(first.threshold());
            first.tallies().forEach((code, votes) -> {
                if (votes.compareTo(quota) > 0) {
                    assertThat(winners).contains(code);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void the_order_and_grouping_of_ballots_make_no_difference(MethodRules rules) {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);

            assertThat(election.ungrouped(seed).count(rules)).isEqualTo(election.count(rules));
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void other_names_win_as_the_old_ones_did(MethodRules rules) {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);
            List<String> order = new ArrayList<>(election.codes());
            Collections.shuffle(order, new Random(seed));
            Map<String, String> names = new TreeMap<>();
            order.forEach(code -> names.put(code, "n" + names.size()));
            List<String> renamedOrder =
                    order.stream().map(code -> names.getOrDefault(code, code)).toList();

            List<String> old = winners(election.count(rules, new TieRule.GivenOrder(order)));
            List<String> now = winners(election.renamed(names).count(rules, new TieRule.GivenOrder(renamedOrder)));

            assertThat(now)
                    .isEqualTo(old.stream()
                            .map(code -> names.getOrDefault(code, code))
                            .toList());
        }
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }

    private static int seats(MethodRules rules) {
        return switch (rules) {
            case StvScottish scottish -> scottish.seats();
            case StvWigm wigm -> wigm.seats();
            case StvMeek meek -> meek.seats();
            default -> throw new AssertionError(rules);
        };
    }

    private static List<Stage> stages(Tally tally) {
        return tally.rounds().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .toList();
    }

    private static Rational sum(Iterable<Rational> numbers) {
        Rational sum = Rational.ZERO;
        for (Rational number : numbers) {
            sum = sum.plus(number);
        }
        return sum;
    }
}
