package org.minga.tally.methods.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class EliminationTest {

    private static final InstantRunoff BY_CONTEST = with(TieBreak.CONTEST_RULE);

    @Test
    void ties_for_the_last_place_and_in_the_end_are_told() {
        Tally tally = count(BY_CONTEST, "ABC", Map.of("A", 1L, "B", 1L, "C", 1L));

        assertThat(winners(tally)).containsExactly("A");
        assertThat(ties(tally))
                .containsExactly(
                        new Tie(List.of("A", "B", "C"), TieRule.CODE_ASCENDING, true),
                        new Tie(List.of("A", "B"), TieRule.CODE_ASCENDING, true));
        assertThat(tally.result().ranking()).containsExactly(List.of("A"), List.of("B"), List.of("C"));
    }

    @Test
    void a_tie_of_options_that_leave_anyway_decides_nothing() {
        Tally tally = count(BY_CONTEST, "ABCD", Map.of("A", 9L, "B", 8L, "C", 1L, "D", 1L));

        assertThat(ties(tally)).containsExactly(new Tie(List.of("C", "D"), TieRule.CODE_ASCENDING, false));
    }

    @Test
    void earlier_rounds_break_a_tie_before_the_contest_does() {
        // A and B are level in the second round; in the first one A had less.
        Map<String, Long> ballots = Map.of("A", 2L, "B", 3L, "CA", 1L, "D", 4L);

        assertThat(ties(count(with(TieBreak.PREVIOUS_ROUNDS), "ABCD", ballots)))
                .contains(new Tie(List.of("B", "A"), "previous_rounds", true));
        assertThat(ties(count(BY_CONTEST, "ABCD", ballots)))
                .contains(new Tie(List.of("A", "B"), TieRule.CODE_ASCENDING, true));
    }

    @Test
    void pairwise_comparison_breaks_a_tie_before_the_contest_does() {
        Map<String, Long> ballots = Map.of("A", 2L, "BA", 2L, "CBA", 3L);

        assertThat(ties(count(with(TieBreak.PAIRWISE), "ABC", ballots)))
                .contains(new Tie(List.of("B", "A"), "pairwise", true));
    }

    @Test
    void without_any_ballot_the_contests_rule_decides_everything() {
        Tally tally = count(BY_CONTEST, "BAC", Map.of());

        assertThat(winners(tally)).containsExactly("A");
        assertThat(tally.result().ballots()).isZero();
        assertThat(winners(count(TwoRound.STANDARD, "BAC", Map.of()))).containsExactly("A");
        assertThat(winners(count(RcvMultiSeat.STANDARD, "BADC", Map.of()))).containsExactly("A", "B", "C");
    }

    @Test
    void blank_ballots_are_counted_as_ballots_and_for_nobody() {
        Tally tally = count(BY_CONTEST, "AB", Map.of("", 5L, "B", 1L));

        assertThat(winners(tally)).containsExactly("B");
        assertThat(stages(tally).getFirst().inactive()).isEqualTo(Map.of("blank", Rational.of(5)));
        assertThat(tally.result().ballots()).isEqualTo(6);
    }

    @Test
    void one_option_alone_is_elected() {
        for (MethodRules method : List.of(BY_CONTEST, TwoRound.STANDARD, RcvMultiSeat.STANDARD)) {
            assertThat(winners(count(method, "A", Map.of("A", 2L)))).containsExactly("A");
            assertThat(winners(count(method, "A", Map.of()))).containsExactly("A");
        }
    }

    @Test
    void more_seats_than_options_elect_everyone_and_say_what_stays_empty() {
        Tally tally = count(RcvMultiSeat.STANDARD, "AB", Map.of("A", 3L));

        assertThat(winners(tally)).containsExactly("A", "B");
        assertThat(tally.rounds().getLast()).isEqualTo(new Round.Unfilled(2, 1));
    }

    @Test
    void write_ins_are_eliminated_first_and_never_win() {
        InstantRunoff method = with(List.of("W"));

        Tally tally = count(method, "AW", Map.of("W", 9L, "A", 1L));
        Tally alone = count(method, "W", Map.of("W", 9L));

        assertThat(winners(tally)).containsExactly("A");
        assertThat(winners(alone)).isEmpty();
        assertThat(alone.rounds()).containsExactly(new Round.Unfilled(1, 1));
    }

    @Test
    void tallies_are_exact_at_the_edge_of_what_can_be_counted() {
        long half = Long.MAX_VALUE / 2;
        Tally tally = count(BY_CONTEST, "ABC", Map.of("A", half, "B", half - 1, "CB", 2L));

        assertThat(winners(tally)).containsExactly("B");
        assertThat(stages(tally).getLast().tallies()).containsEntry("B", Rational.of(half + 1));
        Counter counter = Count.open(rules(BY_CONTEST), options("AB"));
        counter.add(ballot("A"), Long.MAX_VALUE);
        assertThatThrownBy(() -> counter.add(ballot("B"), 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void surpluses_are_exact_at_the_edge_of_what_can_be_counted() {
        Tally tally = count(RcvMultiSeat.STANDARD, "ABCD", Map.of("AB", Long.MAX_VALUE - 1, "C", 1L));

        assertConserved(tally, Rational.of(Long.MAX_VALUE));
        assertThat(winners(tally)).startsWith("A", "B");
    }

    @Test
    void a_vote_is_never_lost_untold() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomElection election = new RandomElection(seed);
            Rational all = Rational.of(election.ballots.size());

            assertConserved(election.count(election.instantRunoff()), all);
            assertConserved(election.count(election.multiSeat()), all);
        }
    }

    @Test
    void whoever_wins_has_a_majority_of_the_ballots_that_count() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomElection election = new RandomElection(seed);

            Round.Stage last = stages(election.count(BY_CONTEST)).getLast();

            Rational active = last.tallies().values().stream().reduce(Rational.ZERO, Rational::plus);
            Rational votes = Objects.requireNonNull(
                    last.tallies().get(last.moves().getFirst().option()));
            assertThat(votes.plus(votes)).as("seed %s", seed).isGreaterThanOrEqualTo(active);
        }
    }

    @Test
    void neither_order_nor_grouping_of_ballots_nor_order_of_options_matters() {
        for (long seed = 0; seed < 1_000; seed++) {
            RandomElection election = new RandomElection(seed);
            for (MethodRules method : List.of(election.instantRunoff(), election.multiSeat(), TwoRound.STANDARD)) {
                Tally tally = election.count(method);
                List<Ballot> shuffled = new ArrayList<>(election.ballots);
                Collections.shuffle(shuffled, election.random);
                Collections.shuffle(election.options, election.random);
                Counter grouped = Count.open(new ContestRules(method, MARKED, election.ties), election.ballotOptions());
                Map<Ballot, Long> groups = new LinkedHashMap<>();
                shuffled.forEach(ballot -> groups.merge(ballot.canonical(), 1L, Long::sum));
                groups.forEach(grouped::add);

                assertThat(election.count(method, shuffled)).as("seed %s", seed).isEqualTo(tally);
                assertThat(grouped.finish()).as("seed %s", seed).isEqualTo(tally);
            }
        }
    }

    @Test
    void eliminating_in_batches_never_changes_the_winner_where_no_tie_is_met() {
        for (long seed = 0; seed < 4_000; seed++) {
            RandomElection election = new RandomElection(seed);
            Tally one = election.count(BY_CONTEST);
            if (ties(one).isEmpty()) {
                assertThat(winners(election.count(inBatches())))
                        .as("seed %s", seed)
                        .isEqualTo(winners(one));
            }
        }
    }

    @Test
    void ties_that_are_not_decisive_may_be_broken_in_any_way() {
        int met = 0;
        for (long seed = 0; seed < 6_000; seed++) {
            RandomElection election = new RandomElection(seed);
            InstantRunoff method = election.instantRunoff();
            Tally tally = election.count(method);
            if (!ties(tally).isEmpty() && ties(tally).stream().noneMatch(Tie::decisive)) {
                met++;
                List<String> order = new ArrayList<>(election.options);
                Collections.shuffle(order, election.random);
                Tally other = Count.run(
                        new ContestRules(method, MARKED, new TieRule.GivenOrder(order)),
                        election.ballotOptions(),
                        election.ballots.stream()
                                .map(ballot -> new GroupedBallot(ballot, 1))
                                .toList());
                assertThat(winners(other)).as("seed %s", seed).isEqualTo(winners(tally));
            }
        }
        assertThat(met).isPositive();
    }

    @Test
    void new_names_change_nothing_but_the_names() {
        for (long seed = 0; seed < 1_000; seed++) {
            RandomElection election = new RandomElection(seed);
            Map<String, String> names = new TreeMap<>();
            election.options.forEach(option -> names.put(option, "x" + option));
            List<Ballot> renamed = election.ballots.stream()
                    .<Ballot>map(ballot -> new Ballot.Ranked(((Ballot.Ranked) ballot)
                            .ranks().stream()
                                    .map(rank -> new Ballot.Rank(
                                            rank.options().stream()
                                                    .map(code -> "x" + code)
                                                    .toList(),
                                            rank.overvoted()))
                                    .toList()))
                    .toList();
            Tally tally = Count.run(
                    rules(BY_CONTEST),
                    election.options.stream()
                            .map(code -> BallotOption.of("x" + code))
                            .toList(),
                    renamed.stream().map(ballot -> new GroupedBallot(ballot, 1)).toList());
            Tally original = Count.run(
                    rules(BY_CONTEST),
                    election.ballotOptions(),
                    election.ballots.stream()
                            .map(ballot -> new GroupedBallot(ballot, 1))
                            .toList());

            assertThat(winners(tally))
                    .isEqualTo(
                            winners(original).stream().map(code -> "x" + code).toList());
        }
    }

    @Test
    void rankings_name_every_option_once() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomElection election = new RandomElection(seed);
            for (MethodRules method : List.of(election.instantRunoff(), election.multiSeat(), TwoRound.STANDARD)) {
                List<String> ranked = election.count(method).result().ranking().stream()
                        .flatMap(List::stream)
                        .toList();
                assertThat(ranked).as("seed %s", seed).hasSameSizeAs(election.options);
                assertThat(new HashSet<>(ranked)).isEqualTo(new HashSet<>(election.options));
            }
        }
    }

    @Test
    void in_two_rounds_the_second_is_between_the_best_two() {
        Tally tally = count(TwoRound.STANDARD, "ABC", Map.of("A", 4L, "B", 3L, "CB", 2L));

        assertThat(winners(tally)).containsExactly("B");
        assertThat(tally.rounds().getLast()).isEqualTo(new Round.Runoff(2, "A", "B", 4, 5, 0, "B", null));
        assertThat(tally.result().ranking()).containsExactly(List.of("B"), List.of("A"), List.of("C"));
    }

    @Test
    void rules_that_contradict_each_other_are_faults() {
        RcvMultiSeat standard = RcvMultiSeat.STANDARD;
        RcvMultiSeat noSeats = new RcvMultiSeat(
                0,
                standard.mode(),
                standard.share(),
                true,
                standard.quota(),
                false,
                4,
                standard.overvotes(),
                -1,
                0,
                false,
                ThresholdBase.FIRST_ROUND,
                true,
                0,
                Ending.TWO_REMAIN,
                0,
                standard.tieBreak(),
                List.of("A", "A"),
                List.of(" "));

        assertThat(ContestRules.faults(noSeats, MARKED))
                .extracting("path")
                .contains(
                        "/method/seats",
                        "/method/cutoff",
                        "/method/majorityOf",
                        "/method/batchElimination",
                        "/method/ending",
                        "/method/writeIns",
                        "/method/withdrawn");
        assertThat(ContestRules.faults(standard, MARKED)).isEmpty();
    }

    private static void assertConserved(Tally tally, Rational all) {
        for (Round.Stage stage : stages(tally)) {
            Rational tallies = stage.tallies().values().stream().reduce(Rational.ZERO, Rational::plus);
            Rational inactive = stage.inactive().values().stream().reduce(Rational.ZERO, Rational::plus);
            assertThat(tallies.plus(inactive)).isEqualTo(all);
        }
    }

    private static final BallotRules MARKED = new BallotRules.Ranked(0, 20, BallotRules.Marking.AS_MARKED);

    private static ContestRules rules(MethodRules method) {
        return new ContestRules(method, MARKED);
    }

    /** @param ballots each a string of one-letter options, best first, and how many there are */
    private static Tally count(MethodRules method, String options, Map<String, Long> ballots) {
        List<GroupedBallot> groups = new ArrayList<>();
        ballots.forEach((ranking, times) -> groups.add(new GroupedBallot(ballot(ranking), times)));
        return Count.run(rules(method), options(options), groups);
    }

    private static List<BallotOption> options(String codes) {
        return codes.chars()
                .mapToObj(code -> BallotOption.of(String.valueOf((char) code)))
                .toList();
    }

    private static Ballot ballot(String ranking) {
        return new Ballot.Ranked(ranking.chars()
                .mapToObj(code -> Ballot.Rank.of(String.valueOf((char) code)))
                .toList());
    }

    private static InstantRunoff with(TieBreak tieBreak) {
        return method(tieBreak, false, List.of());
    }

    private static InstantRunoff with(List<String> writeIns) {
        return method(TieBreak.CONTEST_RULE, false, writeIns);
    }

    private static InstantRunoff inBatches() {
        return method(TieBreak.CONTEST_RULE, true, List.of());
    }

    private static InstantRunoff method(TieBreak tieBreak, boolean batch, List<String> writeIns) {
        InstantRunoff standard = InstantRunoff.STANDARD;
        return new InstantRunoff(
                standard.overvotes(),
                -1,
                0,
                false,
                standard.unranked(),
                standard.majorityOf(),
                batch,
                0,
                standard.ending(),
                0,
                tieBreak,
                false,
                writeIns,
                List.of());
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }

    private static List<Round.Stage> stages(Tally tally) {
        return tally.rounds().stream()
                .filter(Round.Stage.class::isInstance)
                .map(Round.Stage.class::cast)
                .toList();
    }

    private static List<Tie> ties(Tally tally) {
        return stages(tally).stream()
                .flatMap(stage -> stage.moves().stream())
                .map(Move::tie)
                .filter(Objects::nonNull)
                .toList();
    }
}
