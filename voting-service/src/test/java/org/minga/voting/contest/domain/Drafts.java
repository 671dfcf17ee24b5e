package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.ContestDraft.BallotRulesDraft;
import org.minga.voting.contest.domain.ContestDraft.CountingMethodDraft;
import org.minga.voting.contest.domain.ContestDraft.GivenOption;
import org.minga.voting.contest.domain.ContestDraft.MoneyDraft;
import org.minga.voting.contest.domain.ContestDraft.OptionsDraft;

/** Drafts to start from. */
final class Drafts {
    static final UUID CAMPAIGN = new UUID(7, 1);
    static final UUID PHASE = new UUID(7, 2);

    private Drafts() {}

    static ContestDraft of(BallotRulesDraft ballot, CountingMethodDraft method, OptionsDraft options) {
        return new ContestDraft(CAMPAIGN, PHASE, Map.of("en", "Which one?"), ballot, method, options, null, null, null);
    }

    static ContestDraft plurality() {
        return of(kind("single"), method("plurality"), given(option("A", null), option("B", null)));
    }

    static ContestDraft budget() {
        return of(kind("approval"), greedy(new MoneyDraft(1_000L, "EUR")), new OptionsDraft("submissions", null));
    }

    static BallotRulesDraft kind(String kind) {
        return new BallotRulesDraft(kind, null, null, null, null, null);
    }

    static CountingMethodDraft method(String id) {
        return new CountingMethodDraft(id, null, null, null, null, null);
    }

    static CountingMethodDraft greedy(@Nullable MoneyDraft budget) {
        return new CountingMethodDraft("budget-greedy", budget, null, null, null, null);
    }

    static OptionsDraft given(GivenOption... options) {
        return new OptionsDraft("given", List.of(options));
    }

    static GivenOption option(String code, @Nullable MoneyDraft cost) {
        return new GivenOption(code, "Option " + code, cost);
    }
}
