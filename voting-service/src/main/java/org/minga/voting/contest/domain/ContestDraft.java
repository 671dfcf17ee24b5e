package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.BallotKind;

/**
 * A contest as an organiser writes it down, before it is known whether it makes sense: anything may be missing.
 *
 * @param title language map
 * @param method how ballots are counted: its {@code id}, its {@code version} (the newest if left out), and its parameters
 *     by name as the catalogue of methods describes them, each at its standard if left out
 * @param ties what orders equals: {@code option_code_ascending} (if left out), or an object with the {@code rule} {@code
 *     lot} and its {@code seed} or {@code given_order} and its {@code order}
 * @param electorate who may take part; any account if left out
 * @param conditions what has to be true for winners to be accepted; nothing if left out
 * @param turnout whether it is told while the contest is open how many took part: {@code hidden} (if left out) or {@code
 *     live}
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
        @Nullable ConditionsDraft conditions,
        @Nullable String resultVisibility,
        @Nullable String turnout,
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
     * @param pairs who says which options a voter of a pairwise contest compares: {@code issued} by the service one after
     *     the other (if left out), each answer being a ballot of its own, or {@code free}
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
            @Nullable Boolean negative,
            @Nullable String pairs) {

        BallotRulesDraft settled(Pairs settledPairs) {
            return new BallotRulesDraft(
                    kind,
                    min,
                    max,
                    points,
                    minPoints,
                    maxPerOption,
                    marking,
                    minScore,
                    maxScore,
                    credits,
                    negative,
                    settledPairs.wire());
        }
    }

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

    /**
     * Who may take part.
     *
     * @param kind {@code any_account} (if left out), {@code members} of the organisation at the opening, {@code listed} on an
     *     uploaded roll, or {@code jury}, listed with weights
     * @param roles of members that may take part; all if left out
     * @param minAssurance how surely a voter must have been identified, 0 (if left out) to 4
     */
    public record ElectorateDraft(
            @Nullable String kind,
            @Nullable List<@Nullable String> roles,
            @Nullable Integer minAssurance) {}

    /**
     * What has to be true for winners to be accepted.
     *
     * @param threshold the least share of the weight of all counted ballots that the ballots naming a winner have: a
     *     fraction like {@code 1/2}
     */
    public record ConditionsDraft(
            @Nullable QuorumDraft quorum, @Nullable String threshold) {}

    /**
     * How many must take part, one way or the other.
     *
     * @param ballots a number of ballots
     * @param share a share of the electorate, where its size is known: a fraction like {@code 1/5}
     */
    public record QuorumDraft(
            @Nullable Long ballots, @Nullable String share) {}

    /** The same with every parameter of its method spelt out, so that it is read alike whatever becomes the standard. */
    public ContestDraft settled(ContestDefinition definition) {
        BallotRulesDraft settled = ballot != null && definition.rules().ballot().kind() == BallotKind.PAIRWISE
                ? ballot.settled(definition.pairsIssued() ? Pairs.ISSUED : Pairs.FREE)
                : ballot;
        return new ContestDraft(
                campaignId,
                phaseId,
                title,
                settled,
                ParameterValues.of(definition.rules().method()),
                ties,
                options,
                electorate,
                conditions,
                resultVisibility,
                turnout,
                paper);
    }
}
