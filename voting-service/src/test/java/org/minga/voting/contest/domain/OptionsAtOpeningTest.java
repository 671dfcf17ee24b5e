package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minga.voting.campaigncopy.domain.KnownSubmission;
import org.minga.voting.contest.domain.OptionsAtOpening.LeftOut;

class OptionsAtOpeningTest {
    private static KnownSubmission submission(int id, String code, @Nullable Long cost, @Nullable String currency) {
        return new KnownSubmission(new UUID(1, id), code, "Title " + code, cost, currency);
    }

    private static ContestDefinition definition(ContestDraft draft) {
        return ((ContestCheck.Sound) DraftCheck.of(draft)).definition();
    }

    @Test
    void submissions_become_options_in_the_order_of_their_codes() {
        OptionsAtOpening options = OptionsAtOpening.of(
                definition(Drafts.budget()), List.of(submission(1, "2", 5L, "EUR"), submission(2, "10", 6L, "EUR")));

        assertThat(options.options()).extracting(ContestOption::code).containsExactly("10", "2");
        assertThat(options.leftOut()).isEmpty();
    }

    @Test
    void a_submission_that_does_not_fit_the_budget_is_named_with_the_reason() {
        OptionsAtOpening options = OptionsAtOpening.of(
                definition(Drafts.budget()),
                List.of(submission(1, "1", null, null), submission(2, "2", 6L, "USD"), submission(3, "3", 7L, "EUR")));

        assertThat(options.options()).extracting(ContestOption::code).containsExactly("3");
        assertThat(options.leftOut())
                .containsExactly(
                        new LeftOut(new UUID(1, 1), "cost_missing"), new LeftOut(new UUID(1, 2), "currency_differs"));
    }

    @Test
    void given_options_do_not_care_for_submissions() {
        OptionsAtOpening options =
                OptionsAtOpening.of(definition(Drafts.plurality()), List.of(submission(1, "1", null, null)));

        assertThat(options.options()).extracting(ContestOption::code).containsExactly("A", "B");
    }
}
