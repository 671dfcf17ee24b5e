package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.ContestDraft.BallotDraft;
import org.minga.voting.contest.domain.ContestDraft.GivenOption;
import org.minga.voting.contest.domain.ContestDraft.MethodDraft;
import org.minga.voting.contest.domain.ContestDraft.Money;
import org.minga.voting.contest.domain.ContestDraft.OptionsDraft;

/** Drafts to start from. */
final class Drafts {
    static final UUID CAMPAIGN = new UUID(7, 1);
    static final UUID PHASE = new UUID(7, 2);

    private Drafts() {}

    static ContestDraft of(BallotDraft ballot, MethodDraft method, OptionsDraft options) {
        return new ContestDraft(CAMPAIGN, PHASE, Map.of("en", "Which one?"), ballot, method, options, null, null, null);
    }

    static ContestDraft plurality() {
        return of(kind("single"), method("plurality"), given(option("A", null), option("B", null)));
    }

    static ContestDraft budget() {
        return of(kind("approval"), greedy(new Money(1_000L, "EUR")), new OptionsDraft("submissions", null));
    }

    static BallotDraft kind(String kind) {
        return new BallotDraft(kind, null, null, null, null, null);
    }

    static MethodDraft method(String id) {
        return new MethodDraft(id, null, null, null, null, null);
    }

    static MethodDraft greedy(@Nullable Money budget) {
        return new MethodDraft("budget-greedy", budget, null, null, null, null);
    }

    static OptionsDraft given(GivenOption... options) {
        return new OptionsDraft("given", List.of(options));
    }

    static GivenOption option(String code, @Nullable Money cost) {
        return new GivenOption(code, "Option " + code, cost);
    }
}
