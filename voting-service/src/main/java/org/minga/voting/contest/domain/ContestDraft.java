package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodRules;

/**
 * A contest as an organiser writes it down, before it is known whether it makes sense: anything may be missing.
 *
 * @param title language map
 * @param method how ballots are counted: its {@code id}, its {@code version} (the newest if left out), and its parameters
 *     by name as the catalogue of methods describes them, each at its standard if left out
 * @param ties what orders equals: {@code option_code_ascending} (if left out), or an object with the {@code rule} {@code
 *     lot} and its {@code seed} or {@code given_order} and its {@code order}
 */
public record ContestDraft(
        @Nullable UUID campaignId,
        @Nullable UUID phaseId,
        @Nullable Map<String, String> title,
        @Nullable BallotRulesDraft ballot,
        @Nullable Map<String, @Nullable Object> method,
        @Nullable Object ties,
        @Nullable OptionsDraft options,
        @Nullable ElectorateDraft electorate,
        @Nullable String resultVisibility,
        @Nullable Boolean paper) {

    /**
     * What a ballot may say.
     *
     * @param min fewest options a ballot names; 1 if left out, 0 lets blank ballots in
     * @param max most options (ranked: ranks, pairwise: pairs) a ballot names; needed for ordinal ballots, else unbounded
     *     if left out
     * @param points most points of a cumulative ballot
     * @param marking how freely a ranked ballot may be marked: {@code strict}, {@code equal_ranks} (if left out) or
     *     {@code as_marked}
     * @param minScore smallest score of a scored ballot; 0 if left out
     * @param maxScore largest score of a scored ballot, or the index of the best grade
     * @param credits what the squares of the weights of a quadratic ballot may come to
     * @param negative whether a quadratic ballot may hold weights against options; not so if left out
     */
    public record BallotRulesDraft(
            @Nullable String kind,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Long points,
            @Nullable Long minPoints,
            @Nullable Long maxPerOption,
            @Nullable String marking,
            @Nullable Long minScore,
            @Nullable Long maxScore,
            @Nullable Long credits,
            @Nullable Boolean negative) {}

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

    /** The same with every parameter of its method spelt out, so that it is read alike whatever becomes the standard. */
    public ContestDraft settled(MethodRules rules) {
        return new ContestDraft(
                campaignId,
                phaseId,
                title,
                ballot,
                ParameterValues.of(rules),
                ties,
                options,
                electorate,
                resultVisibility,
                paper);
    }
}
