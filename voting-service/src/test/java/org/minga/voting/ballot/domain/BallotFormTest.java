package org.minga.voting.ballot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.voting.ballot.domain.BallotDrafts.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotRules;

class BallotFormTest {
    private static final Set<String> CODES = Set.of("A", "B", "C");
    private static final BallotForm APPROVAL = new BallotForm(new BallotRules.Approval(1, 2), CODES);
    private static final BallotForm POINTS = new BallotForm(new BallotRules.Cumulative(1, 3, 0, 10, 5), CODES);
    private static final BallotForm RANKING = new BallotForm(new BallotRules.Ordinal(1, 3), CODES);
    private static final BallotForm RANKS =
            new BallotForm(new BallotRules.Ranked(1, 3, BallotRules.Marking.EQUAL_RANKS), CODES);
    private static final BallotForm SCORES = new BallotForm(new BallotRules.Scored(1, 3, 0, 5), CODES);
    private static final BallotForm WEIGHTS = new BallotForm(new BallotRules.Quadratic(1, 3, 100, true), CODES);
    private static final BallotForm PAIRS = new BallotForm(new BallotRules.Pairwise(1, 3), CODES);

    private static List<String> faults(BallotForm form, BallotDraft draft) {
        return switch (form.read(draft)) {
            case BallotDecision.Valid valid -> List.of();
            case BallotDecision.Invalid invalid ->
                invalid.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
        };
    }

    @Test
    void equal_ballots_have_one_form() {
        assertThat(APPROVAL.read(json("'selections': ['B', 'A']")))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Approval(List.of("A", "B"))));
        assertThat(POINTS.read(json("'points': {'A': 0, 'C': 3}")))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Cumulative(Map.of("C", 3L))));
        assertThat(RANKING.read(json("'ranking': ['C', 'A']")))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Ordinal(List.of("C", "A"))));
        assertThat(RANKS.read(json("'ranks': [['C'], ['B', 'A']]")))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Ranked(List.of(Rank.of("C"), Rank.of("A", "B")))));
        assertThat(SCORES.read(json("'scores': {'A': 0, 'C': 5}")))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Scored(Map.of("A", 0L, "C", 5L))));
        assertThat(WEIGHTS.read(json("'weights': {'A': 0, 'C': -3}")))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Quadratic(Map.of("C", -3L))));
        assertThat(PAIRS.read(json("'choices': [{'winner': 'C', 'loser': 'A'}, {'winner': 'A', 'loser': 'B'}]")))
                .isEqualTo(new BallotDecision.Valid(
                        new Ballot.Pairwise(List.of(new Ballot.Choice("A", "B"), new Ballot.Choice("C", "A")))));
    }

    @Test
    void all_faults_are_named_at_once_with_their_place() {
        assertThat(faults(APPROVAL, json("'selections': ['A', 'X', 'A']")))
                .containsExactlyInAnyOrder(
                        "/selections/1 unknown_option",
                        "/selections/2 duplicate_option",
                        "/selections too_many_options");
        assertThat(faults(POINTS, json("'points': {'A': -1, 'X/Y': 6}")))
                .contains(
                        "/points/A negative_points",
                        "/points/X~1Y unknown_option",
                        "/points/X~1Y too_many_points_for_option");
        assertThat(faults(RANKS, json("'ranks': [['A'], [], ['X', 'A'], ['B']]")))
                .containsExactlyInAnyOrder(
                        "/ranks/1 skipped_rank",
                        "/ranks/2/0 unknown_option",
                        "/ranks/2/1 duplicate_option",
                        "/ranks too_many_ranks");
        assertThat(faults(SCORES, json("'scores': {'A': 6, 'X': 1}")))
                .containsExactlyInAnyOrder("/scores/A score_out_of_range", "/scores/X unknown_option");
        assertThat(faults(WEIGHTS, json("'weights': {'A': 6, 'B': 9}"))).containsExactly("/weights too_many_credits");
        assertThat(faults(PAIRS, json("""
                        'choices': [{'winner': 'A', 'loser': 'A'}, {'winner': 'A', 'loser': 'B'},
                                    {'winner': 'B', 'loser': 'A'}, {'winner': 'X', 'loser': 'A'}]""")))
                .containsExactlyInAnyOrder(
                        "/choices/0 same_option",
                        "/choices/2 duplicate_pair",
                        "/choices/3/winner unknown_option",
                        "/choices too_many_choices");
    }

    @Test
    void empty_lists_of_other_kinds_as_generated_clients_send_them_are_no_fault() {
        assertThat(faults(APPROVAL, json("""
                        'selections': ['A'], 'points': {}, 'ranking': [], 'ranks': [], 'scores': {}, 'weights': {},
                        'choices': []"""))).isEmpty();
    }

    @Test
    void a_ballot_of_another_kind_is_told_which_kind_is_taken() {
        assertThat(faults(APPROVAL, json("'selections': ['A'], 'points': {'A': 1}, 'ranking': ['A']")))
                .containsExactly("/points wrong_kind", "/ranking wrong_kind");
        assertThat(faults(RANKING, json("""
                        'selections': ['A'], 'ranks': [['A']], 'scores': {'A': 1}, 'weights': {'A': 1},
                        'choices': [{'winner': 'A', 'loser': 'B'}]""")))
                .containsExactly(
                        "/selections wrong_kind",
                        "/ranks wrong_kind",
                        "/scores wrong_kind",
                        "/weights wrong_kind",
                        "/choices wrong_kind",
                        "/ranking missing");
        for (BallotForm form : List.of(APPROVAL, POINTS, RANKING, RANKS, SCORES, WEIGHTS, PAIRS)) {
            assertThat(faults(form, json(""))).singleElement().asString().endsWith(" missing");
        }
    }

    @Test
    void nothing_where_something_should_be_is_named() {
        assertThat(faults(APPROVAL, json("'selections': ['A', null]"))).containsExactly("/selections/1 missing");
        assertThat(faults(POINTS, json("'points': {'A': null}"))).containsExactly("/points/A missing");
        assertThat(faults(SCORES, json("'scores': {'A/B': null}"))).containsExactly("/scores/A~1B missing");
        assertThat(faults(WEIGHTS, json("'weights': {'A': null}"))).containsExactly("/weights/A missing");
        assertThat(faults(RANKS, json("'ranks': [null, ['A', null]]")))
                .containsExactly("/ranks/0 missing", "/ranks/1/1 missing");
        assertThat(faults(PAIRS, json("'choices': [null, {'winner': 'A'}, {}]")))
                .containsExactly(
                        "/choices/0 missing",
                        "/choices/1/loser missing",
                        "/choices/2/winner missing",
                        "/choices/2/loser missing");
    }

    @Test
    void a_rank_is_a_list_of_codes() {
        assertThat(faults(RANKS, json("'ranks': ['A', 7, {'A': 1}, [7], ['A', 'B', 'C', 'A']]")))
                .containsExactly(
                        "/ranks/0 wrong_type",
                        "/ranks/1 wrong_type",
                        "/ranks/2 wrong_type",
                        "/ranks/3/0 wrong_type",
                        "/ranks/4 too_many_options");
    }

    @Test
    void an_overvote_that_cannot_be_read_is_known_from_paper_only() {
        BallotForm marked =
                new BallotForm(new BallotRules.Ranked(0, 3, BallotRules.Marking.AS_MARKED), Set.of("A", "B", "C"));
        BallotDraft draft = json("'ranks': ['overvote', [], ['A', 'B']]");

        assertThat(faults(marked, draft)).containsExactly("/ranks/0 wrong_type");
        assertThat(marked.readPaper(draft))
                .isEqualTo(new BallotDecision.Valid(
                        new Ballot.Ranked(List.of(Rank.OVERVOTED, Rank.SKIPPED, Rank.of("A", "B")))));
        assertThat(marked.readPaper(json("'ranks': ['undervote']"))).isInstanceOf(BallotDecision.Invalid.class);
    }

    @Test
    void a_ballot_of_nonsense_is_not_answered_with_a_book() {
        String nulls = "null" + ", null".repeat(5_000);
        assertThat(faults(APPROVAL, json("'selections': [" + nulls + "]"))).hasSize(100);
        assertThat(faults(RANKS, json("'ranks': [" + nulls + "]"))).hasSize(100);
        assertThat(faults(PAIRS, json("'choices': [" + nulls + "]"))).hasSize(100);
        assertThat(faults(RANKS, json("'ranks': [['A']" + ", ['A']".repeat(5_000) + "]")))
                .hasSizeLessThan(200);
    }
}
