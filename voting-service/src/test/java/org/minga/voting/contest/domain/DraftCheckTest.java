package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.voting.contest.domain.Drafts.given;
import static org.minga.voting.contest.domain.Drafts.greedy;
import static org.minga.voting.contest.domain.Drafts.kind;
import static org.minga.voting.contest.domain.Drafts.method;
import static org.minga.voting.contest.domain.Drafts.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.voting.contest.domain.ContestDraft.BallotRulesDraft;
import org.minga.voting.contest.domain.ContestDraft.MoneyDraft;
import org.minga.voting.contest.domain.ContestDraft.OptionsDraft;

class DraftCheckTest {
    private static final BallotRulesDraft CUMULATIVE =
            new BallotRulesDraft("cumulative", null, null, 10L, null, null, null, null, null, null, null, null);
    private static final BallotRulesDraft ORDINAL =
            new BallotRulesDraft("ordinal", null, 3, null, null, null, null, null, null, null, null, null);

    private static List<String> faults(ContestDraft draft) {
        return switch (DraftCheck.of(draft)) {
            case ContestCheck.Sound sound -> List.of();
            case ContestCheck.Faulty faulty ->
                faulty.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
        };
    }

    private static ContestDefinition sound(ContestDraft draft) {
        assertThat(faults(draft)).isEmpty();
        return ((ContestCheck.Sound) DraftCheck.of(draft)).definition();
    }

    @Test
    void what_is_left_out_has_a_sensible_value() {
        ContestDefinition contest = sound(Drafts.budget());

        assertThat(contest.rules().ballot()).isEqualTo(new BallotRules.Approval(1, 10_000));
        assertThat(contest.rules().method()).isEqualTo(new BudgetGreedy(1_000, "EUR", Misfit.SKIP, 0, List.of()));
        assertThat(contest.options()).isEqualTo(new OptionSource.Submissions());
        assertThat(contest.paper()).isFalse();
    }

    @Test
    void all_four_kinds_of_ballot_fill_a_budget() {
        Map<String, Object> greedy = greedy(new MoneyDraft(5L, "XXX"));
        OptionsDraft submissions = new OptionsDraft("submissions", null);
        for (BallotRulesDraft ballot : List.of(kind("single"), kind("approval"), CUMULATIVE, ORDINAL)) {
            assertThat(faults(Drafts.of(ballot, greedy, submissions)))
                    .as(ballot.kind())
                    .isEmpty();
        }
    }

    @Test
    void ranks_give_falling_points_unless_said_otherwise() {
        ContestDefinition contest =
                sound(Drafts.of(ORDINAL, greedy(new MoneyDraft(5L, "EUR")), new OptionsDraft("submissions", null)));

        assertThat(((BudgetGreedy) contest.rules().method()).positionPoints()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void an_empty_draft_misses_everything_at_once() {
        assertThat(faults(new ContestDraft(null, null, null, null, null, null, null, null, null, null, null, null)))
                .containsExactly(
                        "/campaignId missing",
                        "/phaseId missing",
                        "/title missing",
                        "/ballot missing",
                        "/method missing",
                        "/options missing");
    }

    @Test
    void a_method_counts_only_the_ballots_it_knows() {
        assertThat(faults(
                        Drafts.of(kind("approval"), method("plurality"), given(option("A", null), option("B", null)))))
                .containsExactly("/ballot/kind method_mismatch");
    }

    @Test
    void a_budget_contest_needs_a_budget_and_costs_in_its_currency() {
        assertThat(faults(Drafts.of(kind("approval"), greedy(null), new OptionsDraft("submissions", null))))
                .containsExactly("/method/budget missing");
        assertThat(faults(Drafts.of(
                        kind("approval"), greedy(new MoneyDraft(null, null)), new OptionsDraft("submissions", null))))
                .containsExactly("/method/budget/amount missing", "/method/budget/currency missing");
        assertThat(faults(Drafts.of(
                        kind("approval"),
                        greedy(new MoneyDraft(10L, "EUR")),
                        given(option("A", new MoneyDraft(1L, "USD")), option("B", new MoneyDraft(1L, "EUR"))))))
                .containsExactly("/options/list/0/cost/currency currency_differs");
        assertThat(faults(Drafts.of(
                        kind("approval"),
                        greedy(new MoneyDraft(10L, "EUR")),
                        given(option("A", null), option("B", new MoneyDraft(-1L, "EUR"))))))
                .containsExactly("/options/list/0/cost cost_missing", "/options/list/1/cost cost_negative");
    }

    @Test
    void given_options_are_at_least_two_with_codes_of_their_own() {
        assertThat(faults(Drafts.of(kind("single"), method("plurality"), given(option("A", null)))))
                .containsExactly("/options/list out_of_range");
        assertThat(faults(Drafts.of(kind("single"), method("plurality"), given(option("A", null), option("A", null)))))
                .containsExactly("/options/list/1/code duplicate_code");
        assertThat(faults(Drafts.of(kind("single"), method("plurality"), given(option(" A", null), option("B", null)))))
                .containsExactly("/options/list/0/code bad_code");
        assertThat(faults(Drafts.of(
                        kind("single"),
                        method("plurality"),
                        new OptionsDraft("given", Arrays.asList(null, option("B", null))))))
                .containsExactly("/options/list/0 missing");
    }

    @Test
    void words_it_does_not_know_are_named() {
        ContestDraft draft = new ContestDraft(
                Drafts.CAMPAIGN,
                Drafts.PHASE,
                Map.of("en", "Which?"),
                kind("telepathic"),
                method("lottery"),
                "by_fist",
                new OptionsDraft("thin_air", null),
                new ContestDraft.ElectorateDraft("friends", null, null),
                null,
                "always",
                "secret",
                null);

        assertThat(faults(draft))
                .containsExactly(
                        "/ballot/kind unknown_value",
                        "/method/id unknown_value",
                        "/ties unknown_value",
                        "/options/from unknown_value",
                        "/electorate/kind unknown_value",
                        "/resultVisibility unknown_value",
                        "/turnout unknown_value");
    }

    @Test
    void settings_of_other_kinds_are_refused_rather_than_ignored() {
        assertThat(faults(Drafts.json("""
                        'ballot': {'kind': 'single', 'max': 2, 'points': 5, 'marking': 'strict', 'minScore': 0,
                                   'maxScore': 3, 'credits': 4, 'negative': true},
                        'method': {'id': 'plurality', 'budget': {'amount': 1, 'currency': 'EUR'}, 'misfit': 'skip',
                                   'a/b~c': 1, 'seats': 1},
                        'options': {'from': 'submissions', 'list': [{'code': 'A', 'title': 'A'}]}""")))
                .containsExactly(
                        "/ballot/points not_applicable",
                        "/ballot/marking not_applicable",
                        "/ballot/minScore not_applicable",
                        "/ballot/maxScore not_applicable",
                        "/ballot/credits not_applicable",
                        "/ballot/negative not_applicable",
                        "/ballot/max out_of_range",
                        "/method/budget unknown_parameter",
                        "/method/misfit unknown_parameter",
                        "/method/a~1b~0c unknown_parameter",
                        "/options/list not_applicable");
    }

    @Test
    void empty_lists_that_do_not_apply_as_generated_clients_send_them_are_no_fault() {
        assertThat(faults(Drafts.json("""
                        'ballot': {'kind': 'approval'}, 'method': {'id': 'approval', 'seats': 1},
                        'electorate': {'kind': 'any_account', 'roles': []},
                        'options': {'from': 'submissions', 'list': []}"""))).isEmpty();
    }

    @Test
    void a_value_that_no_parameter_takes_is_named_with_its_place() {
        assertThat(faults(Drafts.json("""
                        'ballot': {'kind': 'ordinal', 'max': 2},
                        'method': {'id': 'budget-greedy', 'budget': {'amount': '1', 'currency': 7}, 'misfit': 'dance',
                                   'scoreThreshold': -1, 'positionPoints': [2, 'one', null, 1.5]}""")))
                .containsExactlyInAnyOrder(
                        "/method/budget/amount wrong_type",
                        "/method/budget/currency wrong_type",
                        "/method/misfit unknown_value",
                        "/method/scoreThreshold out_of_range",
                        "/method/positionPoints/1 wrong_type",
                        "/method/positionPoints/2 missing",
                        "/method/positionPoints/3 wrong_type");
        assertThat(faults(Drafts.json("'method': {'id': 'plurality', 'seats': '2'}")))
                .containsExactly("/method/seats wrong_type");
        assertThat(faults(Drafts.json("'method': {'id': 'plurality', 'seats': 1.0}")))
                .containsExactly("/method/seats wrong_type");
        assertThat(faults(Drafts.json("'method': {'id': 'plurality', 'seats': 123456789012345678901234567890}")))
                .containsExactly("/method/seats out_of_range");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'approval'}, 'method': {'id': 'budget-greedy',"
                        + " 'budget': {'amount': 123456789012345678901234567890, 'currency': 'EUR'}}")))
                .containsExactly("/method/budget/amount out_of_range");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'approval'}, 'method': {'id': 'budget-greedy',"
                        + " 'budget': {'amount': 1, 'currency': 'EUR', 'colour': 'red'}}")))
                .containsExactly("/method/budget/colour unknown_field");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'approval'}, 'method': {'id': 'budget-greedy',"
                        + " 'budget': 12, 'positionPoints': 'many'}")))
                .containsExactlyInAnyOrder("/method/budget wrong_type", "/method/positionPoints wrong_type");
    }

    @Test
    void a_method_is_named_by_its_id_and_perhaps_its_version() {
        assertThat(faults(Drafts.json("'method': {}"))).containsExactly("/method/id missing");
        assertThat(faults(Drafts.json("'method': {'id': 7}"))).containsExactly("/method/id wrong_type");
        assertThat(faults(Drafts.json("'method': {'id': 'plurality', 'version': 'new'}")))
                .containsExactly("/method/version wrong_type");
        assertThat(faults(Drafts.json("'method': {'id': 'plurality', 'version': 1000}")))
                .containsExactly("/method/version unknown_value");
        assertThat(faults(Drafts.json("'method': {'id': 'plurality', 'version': 1}")))
                .isEmpty();
    }

    @Test
    void a_draft_full_of_parameters_nobody_knows_is_not_answered_with_a_book() {
        StringBuilder method = new StringBuilder("'method': {'id': 'plurality'");
        for (int i = 0; i < 1_000; i++) {
            method.append(", 'p").append(i).append("': ").append(i);
        }

        assertThat(faults(Drafts.json(method.append('}').toString()))).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void every_kind_of_ballot_is_read_with_its_limits() {
        assertThat(ballot("'kind': 'ranked', 'max': 3"))
                .isEqualTo(new BallotRules.Ranked(1, 3, BallotRules.Marking.EQUAL_RANKS));
        assertThat(ballot("'kind': 'ranked', 'min': 0, 'marking': 'as_marked'"))
                .isEqualTo(new BallotRules.Ranked(0, 10_000, BallotRules.Marking.AS_MARKED));
        assertThat(ballot("'kind': 'scored', 'maxScore': 5")).isEqualTo(new BallotRules.Scored(1, 10_000, 0, 5));
        assertThat(ballot("'kind': 'quadratic', 'credits': 100, 'negative': true"))
                .isEqualTo(new BallotRules.Quadratic(1, 10_000, 100, true));
        assertThat(ballot("'kind': 'pairwise', 'pairs': 'free', 'min': 2, 'max': 9"))
                .isEqualTo(new BallotRules.Pairwise(2, 9));
    }

    private static BallotRules ballot(String members) {
        List<Fault> faults = new ArrayList<>();
        BallotRules rules = new BallotReader(faults)
                .read(Drafts.json("'ballot': {" + members + "}").ballot())
                .orElseThrow();
        assertThat(faults).isEmpty();
        return rules;
    }

    @Test
    void what_a_kind_of_ballot_needs_or_does_not_know_is_named() {
        assertThat(faults(Drafts.json("'ballot': {'kind': 'scored'}"))).containsExactly("/ballot/maxScore missing");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'quadratic'}"))).containsExactly("/ballot/credits missing");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'ranked', 'marking': 'doodles'}")))
                .containsExactly("/ballot/marking unknown_value");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'scored', 'minScore': 4, 'maxScore': 4}")))
                .contains("/ballot/minScore above_max");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'quadratic', 'credits': 1000000000001}")))
                .contains("/ballot/credits out_of_range");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'pairwise', 'pairs': 'free', 'min': 3, 'max': 2}")))
                .contains("/ballot/min above_max");
    }

    @Test
    void equals_are_ordered_by_code_by_lot_or_as_given() {
        String options =
                "'options': {'from': 'given', 'list': [{'code': 'A', 'title': 'A'}, {'code': 'B', 'title': 'B'}]}";
        assertThat(sound(Drafts.json(options)).rules().ties()).isEqualTo(TieRule.CODE_ASCENDING);
        assertThat(sound(Drafts.json("'ties': 'option_code_ascending', " + options))
                        .rules()
                        .ties())
                .isEqualTo(TieRule.CODE_ASCENDING);
        assertThat(sound(Drafts.json("'ties': {'rule': 'lot', 'seed': 'harvest moon'}, " + options))
                        .rules()
                        .ties())
                .isEqualTo(new TieRule.Lot("harvest moon"));
        assertThat(sound(Drafts.json("'ties': {'rule': 'given_order', 'order': ['B', 'A']}, " + options))
                        .rules()
                        .ties())
                .isEqualTo(new TieRule.GivenOrder(List.of("B", "A")));
        assertThat(faults(Drafts.json("'ties': {'rule': 'given_order', 'order': ['B', 'C']}, " + options)))
                .containsExactly("/ties/order not_the_options");
    }

    @Test
    void a_rule_for_ties_that_cannot_be_read_is_named() {
        assertThat(faults(Drafts.json("'ties': 7"))).containsExactly("/ties wrong_type");
        assertThat(faults(Drafts.json("'ties': 'lot'"))).containsExactly("/ties missing");
        assertThat(faults(Drafts.json("'ties': 'given_order'"))).containsExactly("/ties missing");
        assertThat(faults(Drafts.json("'ties': {}"))).containsExactly("/ties/rule missing");
        assertThat(faults(Drafts.json("'ties': {'rule': 'dice'}"))).containsExactly("/ties/rule unknown_value");
        assertThat(faults(Drafts.json("'ties': {'rule': 'lot'}"))).containsExactly("/ties/seed missing");
        assertThat(faults(Drafts.json("'ties': {'rule': 'lot', 'seed': 7}"))).containsExactly("/ties/seed wrong_type");
        assertThat(faults(Drafts.json("'ties': {'rule': 'lot', 'seed': ' '}")))
                .containsExactly("/ties/seed out_of_range");
        assertThat(faults(Drafts.json("'ties': {'rule': 'lot', 'seed': 'x', 'colour': 1}")))
                .containsExactly("/ties/colour unknown_field");
        assertThat(faults(Drafts.json("'ties': {'rule': 'given_order'}"))).containsExactly("/ties/order missing");
        assertThat(faults(Drafts.json("'ties': {'rule': 'given_order', 'order': 'A'}")))
                .containsExactly("/ties/order wrong_type");
        assertThat(faults(Drafts.json("'ties': {'rule': 'given_order', 'order': ['A', 1, 'A', null]}")))
                .containsExactly(
                        "/ties/order/1 wrong_type", "/ties/order/2 duplicate_option", "/ties/order/3 wrong_type");
    }

    @Test
    void a_settled_draft_means_the_same_and_spells_everything_out() {
        ContestDraft draft = Drafts.json("""
                'ballot': {'kind': 'ordinal', 'max': 3},
                'method': {'id': 'budget-greedy', 'budget': {'amount': 9, 'currency': 'EUR'}}""");

        ContestDraft settled = draft.settled(sound(draft));

        assertThat(sound(settled)).isEqualTo(sound(draft));
        assertThat(settled.method())
                .containsEntry("version", 1)
                .containsEntry("misfit", "skip")
                .containsEntry("positionPoints", List.of(3L, 2L, 1L));
    }

    @Test
    void pairs_are_issued_unless_they_are_said_to_be_free() {
        ContestDraft issued = Drafts.json("'ballot': {'kind': 'pairwise'}, 'method': {'id': 'pairwise'}");
        ContestDraft free =
                Drafts.json("'ballot': {'kind': 'pairwise', 'pairs': 'free'}, 'method': {'id': 'pairwise'}");

        assertThat(sound(issued).pairsIssued()).isTrue();
        assertThat(sound(issued).optionsMayJoin()).isTrue();
        assertThat(sound(issued).rules().ballot()).isEqualTo(new BallotRules.Pairwise(1, 1));
        assertThat(sound(issued.settled(sound(issued)))).isEqualTo(sound(issued));
        assertThat(issued.settled(sound(issued)).ballot())
                .extracting(BallotRulesDraft::pairs)
                .isEqualTo("issued");
        assertThat(sound(free).pairsIssued()).isFalse();
        assertThat(sound(free).optionsMayJoin()).isFalse();
        assertThat(sound(free.settled(sound(free)))).isEqualTo(sound(free));
    }

    @Test
    void issued_pairs_are_one_choice_each_and_not_on_paper() {
        assertThat(faults(Drafts.json("'ballot': {'kind': 'pairwise', 'min': 0, 'max': 2}, 'paper': true,"
                        + " 'method': {'id': 'pairwise'}")))
                .containsExactly("/ballot/min out_of_range", "/ballot/max out_of_range", "/paper not_applicable");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'pairwise', 'pairs': 'some'}")))
                .containsExactly("/ballot/pairs unknown_value");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'single', 'pairs': 'issued'}")))
                .containsExactly("/ballot/pairs not_applicable");
    }

    @Test
    void ballots_that_need_a_number_say_so() {
        assertThat(faults(Drafts.of(
                        kind("cumulative"), greedy(new MoneyDraft(1L, "EUR")), new OptionsDraft("submissions", null))))
                .containsExactly("/ballot/points missing");
        assertThat(faults(Drafts.of(
                        kind("ordinal"), greedy(new MoneyDraft(1L, "EUR")), new OptionsDraft("submissions", null))))
                .containsExactly("/ballot/max missing");
        assertThat(faults(Drafts.json("'ballot': {'kind': 'cumulative', 'points': 0}")))
                .contains("/ballot/points out_of_range");
    }

    @Test
    void a_title_is_a_language_map() {
        ContestDraft draft = new ContestDraft(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                Drafts.PHASE,
                Map.of("not a language", "x", "en", " "),
                kind("single"),
                method("plurality"),
                null,
                new OptionsDraft("submissions", null),
                null,
                null,
                null,
                null,
                true);

        assertThat(faults(draft)).containsExactlyInAnyOrder("/title/not a language bad_language", "/title/en blank");
    }
}
