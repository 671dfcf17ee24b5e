package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.voting.contest.domain.Drafts.given;
import static org.minga.voting.contest.domain.Drafts.greedy;
import static org.minga.voting.contest.domain.Drafts.kind;
import static org.minga.voting.contest.domain.Drafts.method;
import static org.minga.voting.contest.domain.Drafts.option;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.voting.contest.domain.ContestDraft.BallotRulesDraft;
import org.minga.voting.contest.domain.ContestDraft.CountingMethodDraft;
import org.minga.voting.contest.domain.ContestDraft.MoneyDraft;
import org.minga.voting.contest.domain.ContestDraft.OptionsDraft;

class DraftCheckTest {
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
        CountingMethodDraft greedy = greedy(new MoneyDraft(5L, "XXX"));
        OptionsDraft submissions = new OptionsDraft("submissions", null);
        for (BallotRulesDraft ballot : List.of(
                kind("single"),
                kind("approval"),
                new BallotRulesDraft("cumulative", null, null, 10L, null, null),
                new BallotRulesDraft("ordinal", null, 3, null, null, null))) {
            assertThat(faults(Drafts.of(ballot, greedy, submissions)))
                    .as(ballot.kind())
                    .isEmpty();
        }
    }

    @Test
    void ranks_give_falling_points_unless_said_otherwise() {
        BallotRulesDraft ordinal = new BallotRulesDraft("ordinal", null, 3, null, null, null);
        ContestDefinition contest =
                sound(Drafts.of(ordinal, greedy(new MoneyDraft(5L, "EUR")), new OptionsDraft("submissions", null)));

        assertThat(((BudgetGreedy) contest.rules().method()).positionPoints()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void an_empty_draft_misses_everything_at_once() {
        assertThat(faults(new ContestDraft(null, null, null, null, null, null, null, null, null)))
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
                kind("quadratic"),
                method("lottery"),
                new OptionsDraft("thin_air", null),
                new ContestDraft.ElectorateDraft("friends"),
                "always",
                null);

        assertThat(faults(draft))
                .containsExactly(
                        "/ballot/kind unknown_value",
                        "/method/id unknown_value",
                        "/options/from unknown_value",
                        "/electorate/kind unknown_value",
                        "/resultVisibility unknown_value");
    }

    @Test
    void settings_of_other_kinds_are_refused_rather_than_ignored() {
        ContestDraft draft = Drafts.of(
                new BallotRulesDraft("single", null, 2, 5L, null, null),
                new CountingMethodDraft("plurality", new MoneyDraft(1L, "EUR"), "skip", 1L, null, 1),
                new OptionsDraft("submissions", List.of()));

        assertThat(faults(draft))
                .containsExactly(
                        "/ballot/points not_applicable",
                        "/ballot/max out_of_range",
                        "/method/budget not_applicable",
                        "/method/misfit not_applicable",
                        "/method/scoreThreshold not_applicable",
                        "/options/list not_applicable");
    }

    @Test
    void ballots_that_need_a_number_say_so() {
        assertThat(faults(Drafts.of(
                        kind("cumulative"), greedy(new MoneyDraft(1L, "EUR")), new OptionsDraft("submissions", null))))
                .containsExactly("/ballot/points missing");
        assertThat(faults(Drafts.of(
                        kind("ordinal"), greedy(new MoneyDraft(1L, "EUR")), new OptionsDraft("submissions", null))))
                .containsExactly("/ballot/max missing");
        assertThat(faults(Drafts.of(
                        new BallotRulesDraft("cumulative", null, null, 0L, null, null),
                        greedy(new MoneyDraft(1L, "EUR")),
                        new OptionsDraft("submissions", null))))
                .contains("/ballot/points out_of_range");
    }

    @Test
    void position_points_without_a_number_are_refused() {
        CountingMethodDraft points = new CountingMethodDraft(
                "budget-greedy", new MoneyDraft(1L, "EUR"), null, null, Arrays.asList(2L, null), null);

        assertThat(faults(Drafts.of(
                        new BallotRulesDraft("ordinal", null, 2, null, null, null),
                        points,
                        new OptionsDraft("submissions", null))))
                .containsExactly("/method/positionPoints missing");
    }

    @Test
    void a_title_is_a_language_map() {
        ContestDraft draft = new ContestDraft(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                Drafts.PHASE,
                Map.of("not a language", "x", "en", " "),
                kind("single"),
                method("plurality"),
                new OptionsDraft("submissions", null),
                null,
                null,
                true);

        assertThat(faults(draft)).containsExactlyInAnyOrder("/title/not a language bad_language", "/title/en blank");
    }
}
