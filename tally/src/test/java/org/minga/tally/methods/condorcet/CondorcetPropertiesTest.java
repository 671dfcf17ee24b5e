package org.minga.tally.methods.condorcet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

class CondorcetPropertiesTest {

    private static final int ELECTIONS = 500;

    private static List<MethodRules> methods(Unranked unranked) {
        return List.of(
                new Copeland(unranked, 1),
                new Minimax(Defeat.WINNING_VOTES, unranked, 1),
                new Minimax(Defeat.MARGINS, unranked, 1),
                new Schulze(Strength.WINNING_VOTES, unranked, 1),
                new Schulze(Strength.MARGINS, unranked, 1),
                new RankedPairs(Strength.WINNING_VOTES, unranked, 1),
                new RankedPairs(Strength.MARGINS, unranked, 1),
                new Kemeny(unranked, 1));
    }

    @Test
    void order_and_grouping_of_ballots_do_not_matter() {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);
            for (MethodRules method : methods(Unranked.NOT_COMPARED)) {
                assertThat(election.ungrouped(seed).count(method)).isEqualTo(election.count(method));
            }
        }
    }

    @Test
    void names_of_options_do_not_matter() {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);
            Map<String, String> names = new TreeMap<>();
            election.codes().forEach(code -> names.put(code, "x" + (9 - names.size())));
            for (MethodRules method : methods(Unranked.LAST)) {
                List<Set<String>> renamed = election.count(method).result().ranking().stream()
                        .map(level -> Set.copyOf(level.stream().map(names::get).toList()))
                        .toList();
                assertThat(election.renamed(names).count(method).result().ranking().stream()
                                .map(Set::copyOf)
                                .toList())
                        .isEqualTo(renamed);
            }
        }
    }

    @Test
    void who_beats_everyone_wins_and_who_loses_to_everyone_does_not() {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.marked(seed);
            NaiveCondorcet naive = new NaiveCondorcet(election, Unranked.LAST);
            for (String one : election.codes()) {
                boolean best = naive.others(one).stream().allMatch(other -> naive.beats(one, other));
                if (best && election.codes().size() > 1) {
                    for (MethodRules method : methods(Unranked.LAST)) {
                        Tally tally = election.count(method);
                        assertThat(tally.result().ranking().getFirst()).containsExactly(one);
                        assertThat(tally.result().winners())
                                .extracting(Winner::option)
                                .containsExactly(one);
                    }
                }
            }
        }
    }

    /** Except in ranked pairs, where wins that become equally strong may leave another option level with the winner. */
    @Test
    void raising_the_winner_does_not_harm_it() {
        for (long seed = 0; seed < ELECTIONS; seed++) {
            RankedElection election = RankedElection.complete(seed);
            for (MethodRules method : methods(Unranked.LAST)) {
                List<String> first = election.count(method).result().ranking().getFirst();
                for (int group = 0;
                        first.size() == 1 && group < election.ballots().size();
                        group++) {
                    RankedElection raised = election.raised(group, first.getFirst());
                    List<String> after = raised.count(method).result().ranking().getFirst();
                    assertThat(after).as("seed %s %s", seed, method).contains(first.getFirst());
                    if (!(method instanceof RankedPairs)) {
                        assertThat(after).as("seed %s %s", seed, method).hasSize(1);
                    }
                }
            }
        }
    }

    @Test
    void a_circle_is_a_tie_that_is_told_and_broken_by_the_rule() {
        RankedElection circle = new RankedElection(
                List.of("a", "b", "c"),
                List.of(ballot(1, "a", "b", "c"), ballot(1, "b", "c", "a"), ballot(1, "c", "a", "b")));
        TieRule drawn = new TieRule.GivenOrder(List.of("c", "b", "a"));

        for (MethodRules method : methods(Unranked.LAST)) {
            Tally tally = circle.count(method, drawn);

            assertThat(tally.result().ranking()).containsExactly(List.of("a", "b", "c"));
            assertThat(tally.result().winners()).extracting(Winner::option).containsExactly("c");
            Round.Elected elected = (Round.Elected) tally.rounds().getLast();
            Tie tie = Objects.requireNonNull(elected.tie());
            assertThat(tie.decisive()).isTrue();
            assertThat(tie.rule()).isEqualTo("given_order");
        }
        // Kemeny's best orders go around the circle, so the tie rule cannot put b behind c.
        assertThat(((Round.Elected)
                                circle.count(Kemeny.STANDARD, drawn).rounds().getLast())
                        .tie())
                .isEqualTo(new Tie(List.of("c", "a", "b"), drawn, true));
        assertThat(((Round.Elected)
                                circle.count(Schulze.STANDARD, drawn).rounds().getLast())
                        .tie())
                .isEqualTo(new Tie(List.of("c", "b", "a"), drawn, true));
    }

    @Test
    void ranked_pairs_leaves_out_equal_wins_that_contradict_each_other() {
        RankedElection circle = new RankedElection(
                List.of("a", "b", "c"),
                List.of(ballot(1, "a", "b", "c"), ballot(1, "b", "c", "a"), ballot(1, "c", "a", "b")));

        List<Round> rounds = circle.count(RankedPairs.STANDARD).rounds();

        assertThat(rounds.subList(1, 4))
                .containsExactly(
                        new Round.Locked(2, "a", "b", 2, false),
                        new Round.Locked(3, "b", "c", 2, false),
                        new Round.Locked(4, "c", "a", 2, false));
    }

    @Test
    void the_rounds_tell_the_strongest_paths() {
        RankedElection election = new RankedElection(
                List.of("a", "b", "c"),
                List.of(ballot(4, "a", "b", "c"), ballot(3, "b", "c", "a"), ballot(2, "c", "a", "b")));

        Round.Compared paths =
                (Round.Compared) election.count(Schulze.STANDARD).rounds().get(1);

        assertThat(paths.figure()).isEqualTo("path_strength");
        assertThat(paths.rows().get("a")).isEqualTo(Map.of("b", 6L, "c", 6L));
        assertThat(paths.rows().get("c")).isEqualTo(Map.of("a", 5L, "b", 5L));
    }

    @Test
    void without_ballots_all_are_level_and_nobody_wins() {
        RankedElection nobody = new RankedElection(List.of("a", "b"), List.of());
        RankedElection blank =
                new RankedElection(List.of("a", "b"), List.of(new GroupedBallot(new Ballot.Ranked(List.of()), 3)));
        for (MethodRules method : methods(Unranked.LAST)) {
            for (RankedElection election : List.of(nobody, blank)) {
                Tally tally = election.count(method);
                assertThat(tally.result().ranking()).containsExactly(List.of("a", "b"));
                assertThat(tally.result().winners()).isEmpty();
                assertThat(tally.rounds().getLast()).isInstanceOf(Round.Unfilled.class);
            }
        }
    }

    @Test
    void an_option_that_nobody_ranks_does_not_win_although_nothing_beats_it() {
        RankedElection election =
                new RankedElection(List.of("a", "b", "nobody"), List.of(ballot(3, "a", "b"), ballot(3, "b", "a")));

        Tally tally = election.count(new Minimax(Defeat.PAIRWISE_OPPOSITION, Unranked.NOT_COMPARED, 3));

        assertThat(tally.result().ranking()).containsExactly(List.of("nobody"), List.of("a", "b"));
        assertThat(tally.result().winners()).extracting(Winner::option).containsExactly("a", "b");
    }

    @Test
    void a_single_option_wins_with_any_ballot_that_names_it() {
        RankedElection election = new RankedElection(List.of("a"), List.of(ballot(1, "a")));
        for (MethodRules method : methods(Unranked.NOT_COMPARED)) {
            assertThat(election.count(method).result().winners())
                    .extracting(Winner::option)
                    .containsExactly("a");
        }
    }

    @Test
    void numbers_are_exact_up_to_the_edge_of_long() {
        long half = Long.MAX_VALUE / 2;
        RankedElection close =
                new RankedElection(List.of("a", "b"), List.of(ballot(half, "a", "b"), ballot(half + 1, "b", "a")));
        for (MethodRules method : methods(Unranked.LAST)) {
            assertThat(close.count(method).result().ranking()).containsExactly(List.of("b"), List.of("a"));
        }
        Round.Compared compared =
                (Round.Compared) close.count(Copeland.STANDARD).rounds().getFirst();
        assertThat(cell(compared, "b", "a")).isEqualTo(half + 1);

        RankedElection all = new RankedElection(List.of("a", "b", "c"), List.of(ballot(Long.MAX_VALUE, "a", "b", "c")));
        Round.Ordered ordered =
                (Round.Ordered) all.count(Kemeny.STANDARD).rounds().get(1);
        assertThat(ordered.agreement()).isEqualTo(Rational.of(Long.MAX_VALUE).times(Rational.of(3)));
    }

    @Test
    void many_groups_of_middling_size_add_up_beyond_an_int() {
        List<GroupedBallot> ballots = new ArrayList<>();
        List<String> codes = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        for (int i = 0; i < 5000; i++) {
            List<String> behind = new ArrayList<>(codes.subList(1, codes.size()));
            java.util.Collections.shuffle(behind, new java.util.Random(i));
            behind.addFirst("a");
            ballots.add(new GroupedBallot(new Ballot.Ordinal(behind), 1_000_000));
        }

        Round.Compared compared = (Round.Compared) new RankedElection(codes, ballots)
                .count(Copeland.STANDARD)
                .rounds()
                .getFirst();

        assertThat(compared.rows().getOrDefault("a", new TreeMap<>()).values()).containsOnly(5_000_000_000L);
        assertThat(cell(compared, "b", "c") + cell(compared, "c", "b")).isEqualTo(5_000_000_000L);
    }

    @Test
    void more_ballots_than_a_long_can_count_are_refused() {
        RankedElection election =
                new RankedElection(List.of("a", "b"), List.of(ballot(Long.MAX_VALUE, "a", "b"), ballot(1, "b", "a")));

        assertThatThrownBy(() -> election.count(Schulze.STANDARD)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void kemeny_refuses_more_options_than_it_can_order() {
        ContestRules rules = new ContestRules(Kemeny.STANDARD, new BallotRules.Ordinal(0, 20));
        List<BallotOption> options = IntStream.rangeClosed(0, Kemeny.MAX_OPTIONS)
                .mapToObj(index -> BallotOption.of("o" + index))
                .toList();

        assertThat(rules.faultsOf(options)).extracting(RuleFault::code).containsExactly("too_many_options");
        assertThat(rules.faultsOf(options.subList(1, options.size()))).isEmpty();
    }

    private static long cell(Round.Compared compared, String row, String column) {
        return compared.rows().getOrDefault(row, new TreeMap<>()).getOrDefault(column, -1L);
    }

    private static GroupedBallot ballot(long times, String... ranking) {
        return new GroupedBallot(new Ballot.Ordinal(List.of(ranking)), times);
    }
}
