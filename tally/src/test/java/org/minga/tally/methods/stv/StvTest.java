package org.minga.tally.methods.stv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Round.Stage;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class StvTest {

    private static final TieRule BY_CODE = TieRule.CODE_ASCENDING;

    static Stream<MethodRules> rulesForTwoSeats() {
        return Stream.of(
                scottish(2),
                wigm(2, WigmArithmetic.PRF, false, WigmFinish.AT_ONCE),
                wigm(2, WigmArithmetic.PRF, true, WigmFinish.AFTER_TRANSFER),
                wigm(2, WigmArithmetic.EXACT, false, WigmFinish.AT_ONCE),
                meek(2));
    }

    @ParameterizedTest
    @MethodSource("rulesForTwoSeats")
    void without_ballots_the_order_for_ties_decides(MethodRules rules) {
        Tally tally = count(rules, "ABC");

        assertThat(winners(tally)).containsExactlyInAnyOrder("A", "B");
        assertThat(tie(tally, MoveKind.ELIMINATED)).isEqualTo(new Tie(List.of("A", "B", "C"), BY_CODE, true));
    }

    @ParameterizedTest
    @MethodSource("rulesForTwoSeats")
    void blank_ballots_do_not_move_the_quota(MethodRules rules) {
        Tally blank = count(rules, "ABC", "3:A B", "2:C", "1:B", "90:");
        Tally without = count(rules, "ABC", "3:A B", "2:C", "1:B");

        assertThat(stages(blank).getFirst().threshold())
                .isEqualTo(stages(without).getFirst().threshold());
        assertThat(stages(blank).getFirst().inactive()).containsEntry("blank", Rational.of(90));
        assertThat(blank.result().ballots()).isEqualTo(96);
        assertThat(winners(blank)).isEqualTo(winners(without));
    }

    @ParameterizedTest
    @MethodSource("rulesForTwoSeats")
    void with_more_seats_than_options_everyone_wins(MethodRules rules) {
        assertThat(winners(count(rules, "A", "5:A"))).containsExactly("A");
        assertThat(winners(count(rules, "A"))).containsExactly("A");
        assertThat(winners(count(rules, "BA", "5:A"))).containsExactly("A", "B");
    }

    @ParameterizedTest
    @MethodSource("rulesForTwoSeats")
    void options_that_are_all_level_are_told_apart_by_the_order_for_ties(MethodRules rules) {
        Tally tally = count(rules, "ABCD", "5:A", "5:B", "5:C", "5:D");

        assertThat(winners(tally)).containsExactlyInAnyOrder("A", "B");
        assertThat(tie(tally, MoveKind.ELIMINATED).options()).containsExactly("A", "B", "C", "D");
    }

    @ParameterizedTest
    @MethodSource("rulesForTwoSeats")
    void as_many_ballots_as_a_long_holds_are_counted_exactly(MethodRules rules) {
        long half = Long.MAX_VALUE / 2;
        Tally tally = count(rules, "ABC", half + ":A C", (half + 1) + ":B C");

        assertThat(winners(tally)).containsExactly("B", "A");
        assertThat(stages(tally).getFirst().tallies())
                .containsEntry("A", Rational.of(half))
                .containsEntry("B", Rational.of(half + 1));
        Counter full = Count.open(rules(rules), options("ABC"));
        full.add(new Ballot.Ordinal(List.of("A")), Long.MAX_VALUE);
        assertThatThrownBy(() -> full.add(new Ballot.Ordinal(List.of("B")), 1)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @MethodSource("rulesForTwoSeats")
    void ballots_that_are_no_rankings_of_these_options_are_refused(MethodRules rules) {
        Counter counter = Count.open(rules(rules), options("AB"));

        assertThatThrownBy(() -> counter.add(new Ballot.Single("A"), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.add(new Ballot.Ordinal(List.of("X")), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.add(new Ballot.Ordinal(List.of("A")), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_scottish_surplus_passes_on_at_five_decimals_and_the_rest_is_lost() {
        // Quota 7/3 + 1 = 3; of the surplus of 2, each of A's five papers carries 0.4.
        Tally tally = count(scottish(2), "ABC", "3:A B", "2:A", "1:B", "1:C");
        Tally thirds = count(scottish(2), "ABC", "3:A B", "1:B", "1:C");

        assertThat(stages(tally).getFirst().moves())
                .containsExactly(
                        move(MoveKind.ELECTED, "A"),
                        new Move(
                                MoveKind.SURPLUS_TRANSFERRED,
                                "A",
                                new TreeMap<>(Map.of("B", Rational.of(6, 5))),
                                new TreeMap<>(Map.of("exhausted", Rational.of(4, 5))),
                                null));
        // Quota 2; each of three papers carries 0.33333.
        assertThat(stages(thirds).get(1).tallies()).containsEntry("B", Rational.of(199_999, 100_000));
        assertThat(stages(thirds).get(1).inactive()).isEqualTo(Map.of("rounding", Rational.of(1, 100_000)));
    }

    @Test
    void a_scottish_tie_goes_by_the_latest_stage_at_which_the_options_were_not_level() {
        // The example of the Order's rule 51: B and C are level at 3 once A has gone, and B had fewer before.
        Tally tally = count(scottish(2), "ABCDE", "1:A B", "2:B", "3:C", "4:D", "5:E");

        Move second = stages(tally).get(1).moves().getFirst();
        assertThat(second.option()).isEqualTo("B");
        assertThat(second.tie()).isEqualTo(new Tie(List.of("C", "B"), "previous_rounds", true));
    }

    @Test
    void a_scottish_tie_of_surpluses_goes_to_who_had_more_before_and_else_to_the_favoured() {
        Tally level = count(scottish(3), "ABCD", "6:A C", "6:B D", "1:C", "1:D");
        // Quota 9. F leaves first and lifts both to 10; B had more before.
        Tally earlier = count(scottish(3), "ABCDF", "7:A C", "8:B C", "3:F A", "2:F B", "6:C", "6:D");

        assertThat(tie(level, MoveKind.SURPLUS_TRANSFERRED)).isEqualTo(new Tie(List.of("A", "B"), BY_CODE, true));
        assertThat(tie(earlier, MoveKind.SURPLUS_TRANSFERRED))
                .isEqualTo(new Tie(List.of("B", "A"), "previous_rounds", true));
    }

    @Test
    void just_the_quota_is_no_surplus_in_scotland_and_a_surplus_of_nought_by_the_reference_rule() {
        Tally scottish = count(scottish(2), "ABCD", "3:A B", "2:B", "2:C", "1:D");

        assertThat(moves(scottish)).noneMatch(move -> move.kind() == MoveKind.SURPLUS_TRANSFERRED);
        assertThat(stages(scottish).getFirst().moves()).extracting(Move::option).containsExactly("A", "D");
    }

    @Test
    void exact_fractions_need_more_than_the_quota() {
        Tally level = count(wigm(2, WigmArithmetic.EXACT, false, WigmFinish.AT_ONCE), "ABC", "4:A", "4:B", "4:C");
        Tally prf = count(wigm(2, WigmArithmetic.PRF, false, WigmFinish.AT_ONCE), "ABC", "4:A", "4:B", "4:C");

        assertThat(stages(level).getFirst().threshold()).isEqualTo(Rational.of(4));
        assertThat(stages(prf).getFirst().threshold()).isEqualTo(Rational.of(40_001, 10_000));
        assertThat(moves(level).getFirst().kind()).isEqualTo(MoveKind.ELIMINATED);
    }

    @Test
    void sure_losers_leave_together_before_surpluses_pass_on() {
        Tally tally = count(
                wigm(2, WigmArithmetic.PRF, true, WigmFinish.AT_ONCE), "ABCDE", "8:A", "9:B", "9:C", "1:D A", "1:E A");

        assertThat(stages(tally).getFirst().moves())
                .extracting(Move::kind, Move::option)
                .containsExactly(tuple(MoveKind.ELIMINATED, "E"), tuple(MoveKind.ELIMINATED, "D"));
        assertThat(stages(tally).get(1).tallies()).containsEntry("A", Rational.of(10));
    }

    @Test
    void the_last_transfer_is_made_only_if_the_rules_want_it() {
        String[] ballots = {"5:A C", "5:B C", "1:C"};
        Tally atOnce = count(wigm(2, WigmArithmetic.PRF, false, WigmFinish.AT_ONCE), "ABC", ballots);
        Tally after = count(wigm(2, WigmArithmetic.PRF, false, WigmFinish.AFTER_TRANSFER), "ABC", ballots);

        assertThat(winners(atOnce)).isEqualTo(winners(after)).containsExactly("A", "B");
        assertThat(stages(atOnce)).hasSize(1);
        assertThat(moves(after)).anyMatch(move -> move.kind() == MoveKind.SURPLUS_TRANSFERRED);
    }

    @Test
    void meek_tells_the_keep_factors_that_give_its_tallies() {
        Tally tally = count(meek(1), "ABC", "4:A", "3:B", "2:C B");

        assertThat(tally.rounds().getFirst())
                .isEqualTo(new Round.Scored(
                        1,
                        "keep_factor",
                        new TreeMap<>(Map.of("A", Rational.ONE, "B", Rational.ONE, "C", Rational.ONE))));
        assertThat(tally.rounds().get(2))
                .isInstanceOfSatisfying(
                        Round.Scored.class,
                        factors -> assertThat(factors.scores()).containsEntry("C", Rational.ZERO));
        assertThat(winners(tally)).containsExactly("B");
        assertThat(stages(tally).getLast().tallies()).containsEntry("B", Rational.of(5));
    }

    @Test
    void a_meek_quota_falls_as_ballots_are_exhausted() {
        Tally tally = count(meek(1), "ABC", "4:A", "4:B", "3:C");

        assertThat(stages(tally).getFirst().threshold()).isEqualTo(Rational.of(5_500_000_001L, 1_000_000_000));
        assertThat(stages(tally).get(1).threshold()).isEqualTo(Rational.of(4_000_000_001L, 1_000_000_000));
        assertThat(stages(tally).get(1).inactive()).containsEntry("exhausted", Rational.of(3));
    }

    @Test
    void what_shared_and_skipped_ranks_mean_is_part_of_the_rules() {
        List<GroupedBallot> ballots = List.of(
                new GroupedBallot(new Ballot.Ranked(List.of(Rank.of("A", "B"), Rank.of("C"))), 1),
                new GroupedBallot(new Ballot.Ranked(List.of(Rank.OVERVOTED, Rank.of("C"))), 2),
                new GroupedBallot(new Ballot.Ranked(List.of(Rank.SKIPPED, Rank.of("B"), Rank.of("B"))), 4));
        StvScottish end = scottish(1);
        StvScottish pass = new StvScottish(1, SharedRanks.PASS_OVER, SkippedRanks.PASS_OVER);

        assertThat(stages(run(end, "ABC", ballots)).getFirst().inactive()).containsEntry("blank", Rational.of(7));
        assertThat(stages(run(pass, "ABC", ballots)).getFirst().tallies())
                .containsEntry("B", Rational.of(4))
                .containsEntry("C", Rational.of(3));
    }

    @Test
    void fractions_are_refused_for_more_seats_than_they_can_be_kept_short_for() {
        StvWigm many = wigm(StvWigm.MAX_EXACT_SEATS + 1, WigmArithmetic.EXACT, false, WigmFinish.AT_ONCE);

        assertThat(ContestRules.faults(many, new BallotRules.Ordinal(0, 3)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("/method/seats"));
    }

    private static StvScottish scottish(int seats) {
        return new StvScottish(seats, SharedRanks.END_BALLOT, SkippedRanks.END_BALLOT);
    }

    private static StvWigm wigm(int seats, WigmArithmetic arithmetic, boolean batch, WigmFinish finish) {
        return new StvWigm(seats, arithmetic, batch, finish, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);
    }

    private static StvMeek meek(int seats) {
        return new StvMeek(seats, SharedRanks.END_BALLOT, SkippedRanks.PASS_OVER);
    }

    private static Move move(MoveKind kind, String option) {
        return new Move(kind, option, new TreeMap<>(), new TreeMap<>(), null);
    }

    /** @param ballots each as {@code times:first second …} */
    private static Tally count(MethodRules rules, String codes, String... ballots) {
        return run(
                rules,
                codes,
                Arrays.stream(ballots)
                        .map(text -> text.split(":", -1))
                        .map(parts -> new GroupedBallot(
                                new Ballot.Ordinal(parts[1].isEmpty() ? List.of() : List.of(parts[1].split(" "))),
                                Long.parseLong(parts[0])))
                        .toList());
    }

    private static Tally run(MethodRules rules, String codes, List<GroupedBallot> ballots) {
        return Count.run(rules(rules), options(codes), ballots);
    }

    private static ContestRules rules(MethodRules rules) {
        return new ContestRules(rules, new BallotRules.Ranked(0, 9, BallotRules.Marking.AS_MARKED));
    }

    private static List<BallotOption> options(String codes) {
        return codes.chars().mapToObj(Character::toString).map(BallotOption::of).toList();
    }

    private static List<Stage> stages(Tally tally) {
        return tally.rounds().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .toList();
    }

    private static List<Move> moves(Tally tally) {
        return stages(tally).stream().flatMap(stage -> stage.moves().stream()).toList();
    }

    private static Tie tie(Tally tally, MoveKind kind) {
        return moves(tally).stream()
                .filter(move -> move.kind() == kind)
                .map(Move::tie)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }
}
