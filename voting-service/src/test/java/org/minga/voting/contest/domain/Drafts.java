package org.minga.voting.contest.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.json.Json;
import org.minga.voting.contest.domain.ContestDraft.BallotRulesDraft;
import org.minga.voting.contest.domain.ContestDraft.GivenOption;
import org.minga.voting.contest.domain.ContestDraft.MoneyDraft;
import org.minga.voting.contest.domain.ContestDraft.OptionsDraft;

/** Drafts to start from. */
final class Drafts {
    static final UUID CAMPAIGN = new UUID(7, 1);
    static final UUID PHASE = new UUID(7, 2);

    private static final ObjectMapper JSON = Json.newMapper();

    private Drafts() {}

    /** As somebody sends it, with what is needed and not given here filled in. */
    static ContestDraft json(String members) {
        try {
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("campaignId", CAMPAIGN);
            draft.put("phaseId", PHASE);
            draft.put("title", Map.of("en", "Which one?"));
            draft.put("ballot", Map.of("kind", "single"));
            draft.put("method", Map.of("id", "plurality"));
            draft.put("options", Map.of("from", "submissions"));
            draft.putAll(JSON.readValue("{" + members.replace('\'', '"') + "}", Map.class));
            return JSON.convertValue(draft, ContestDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(members, e);
        }
    }

    static ContestDraft of(BallotRulesDraft ballot, Map<String, @Nullable Object> method, OptionsDraft options) {
        return new ContestDraft(
                CAMPAIGN,
                PHASE,
                Map.of("en", "Which one?"),
                ballot,
                method,
                null,
                options,
                null,
                null,
                null,
                null,
                null);
    }

    static ContestDraft plurality() {
        return of(kind("single"), method("plurality"), given(option("A", null), option("B", null)));
    }

    static ContestDraft budget() {
        return of(kind("approval"), greedy(new MoneyDraft(1_000L, "EUR")), new OptionsDraft("submissions", null));
    }

    static BallotRulesDraft kind(String kind) {
        return new BallotRulesDraft(kind, null, null, null, null, null, null, null, null, null, null, null);
    }

    static Map<String, @Nullable Object> method(String id) {
        return Map.of("id", id);
    }

    static Map<String, @Nullable Object> greedy(@Nullable MoneyDraft budget) {
        Map<String, @Nullable Object> method = new LinkedHashMap<>(method("budget-greedy"));
        method.put("budget", budget == null ? null : JSON.convertValue(budget, Map.class));
        return method;
    }

    static OptionsDraft given(GivenOption... options) {
        return new OptionsDraft("given", List.of(options));
    }

    static GivenOption option(String code, @Nullable MoneyDraft cost) {
        return new GivenOption(code, "Option " + code, cost);
    }
}
