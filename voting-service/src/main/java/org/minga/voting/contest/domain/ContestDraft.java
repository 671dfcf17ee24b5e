package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contest as an organiser writes it down, before it is known whether it makes sense: anything may be missing.
 *
 * @param title language map
 */
public record ContestDraft(
        @Nullable UUID campaignId,
        @Nullable UUID phaseId,
        @Nullable Map<String, String> title,
        @Nullable BallotRulesDraft ballot,
        @Nullable CountingMethodDraft method,
        @Nullable OptionsDraft options,
        @Nullable ElectorateDraft electorate,
        @Nullable String resultVisibility,
        @Nullable Boolean paper) {

    /**
     * What a ballot may say.
     *
     * @param min fewest options a ballot names; 1 if left out, 0 lets blank ballots in
     * @param max most options a ballot names; needed for ordinal ballots, else unbounded if left out
     * @param points most points of a cumulative ballot
     */
    public record BallotRulesDraft(
            @Nullable String kind,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Long points,
            @Nullable Long minPoints,
            @Nullable Long maxPerOption) {}

    /**
     * How ballots are counted.
     *
     * @param misfit what a budget does with an option that no longer fits: {@code skip} (if left out) or {@code stop}
     * @param positionPoints what each rank of an ordinal ballot gives; falling by one down to 1 if left out
     */
    public record CountingMethodDraft(
            @Nullable String id,
            @Nullable MoneyDraft budget,
            @Nullable String misfit,
            @Nullable Long scoreThreshold,
            @Nullable List<Long> positionPoints,
            @Nullable Integer seats) {}

    /** In minor units of an ISO 4217 currency. */
    public record MoneyDraft(
            @Nullable Long amount, @Nullable String currency) {}

    /** Where the options come from: {@code submissions} of the campaign, or {@code given} as a list. */
    public record OptionsDraft(
            @Nullable String from, @Nullable List<GivenOption> list) {}

    /** A given option. */
    public record GivenOption(
            @Nullable String code,
            @Nullable String title,
            @Nullable MoneyDraft cost) {}

    /** Who may take part. */
    public record ElectorateDraft(@Nullable String kind) {}
}
