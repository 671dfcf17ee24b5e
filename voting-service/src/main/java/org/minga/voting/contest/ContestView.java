package org.minga.voting.contest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.RulesJson;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.OptionSource;
import org.minga.voting.contest.domain.OptionsAtOpening;

/** A contest as it is shown. It never holds a count. */
@Schema(name = "Contest")
record ContestView(
        UUID id,
        UUID campaignId,
        UUID phaseId,
        Map<String, String> title,

        @Schema(enumeration = {"upcoming", "open", "closed", "provisional", "certified"})
        String state,

        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        BallotView ballot,
        MethodView method,
        String rulesHash,
        @Schema(enumeration = {"submissions", "given"}) String optionsFrom,

        @Schema(description = "Frozen at the opening; before, what they would be now.")
        List<OptionView> options,

        @Schema(description = "Published submissions that can't be an option of this contest, with the reason.")
        List<LeftOutView> leftOut,

        ElectorateView electorate,
        @Schema(enumeration = {"after_close"}) String resultVisibility,
        boolean paper,
        long version) {

    @Schema(name = "BallotRules")
    record BallotView(
            @Schema(enumeration = {"single", "approval", "cumulative", "ordinal"})
            String kind,

            int min,
            int max,
            @Nullable Long points,
            @Nullable Long minPoints,
            @Nullable Long maxPerOption) {}

    @Schema(name = "CountingMethod")
    record MethodView(
            @Schema(enumeration = {"plurality", "approval", "budget-greedy"})
            String id,

            int version,
            @Nullable Integer seats,
            @Nullable MoneyView budget,
            @Nullable String misfit,
            @Nullable Long scoreThreshold,
            @Nullable List<Long> positionPoints,

            @Schema(description = "How equals are put in order.")
            String ties) {}

    @Schema(name = "Money", description = "In minor units of an ISO 4217 currency.")
    record MoneyView(long amount, String currency) {}

    @Schema(name = "BallotOption")
    record OptionView(
            String code,
            String title,
            @Nullable MoneyView cost,
            @Nullable UUID submissionId) {}

    @Schema(name = "LeftOutSubmission")
    record LeftOutView(
            UUID submissionId,

            @Schema(enumeration = {"cost_missing", "currency_differs"})
            String reason) {}

    @Schema(name = "Electorate")
    record ElectorateView(
            @Schema(enumeration = {"any_account"}) String kind) {}

    static ContestView of(Contest contest, Instant now) {
        return new ContestView(
                contest.id(),
                contest.definition().campaignId(),
                contest.definition().phaseId(),
                contest.definition().title(),
                contest.seenAt(now),
                contest.opensAt(),
                contest.closesAt(),
                ballot(contest.definition().rules().ballot()),
                method(contest),
                RulesJson.hash(contest.definition().rules()),
                switch (contest.definition().options()) {
                    case OptionSource.Submissions from -> "submissions";
                    case OptionSource.Given given -> "given";
                },
                contest.options().stream().map(ContestView::option).toList(),
                contest.leftOut().stream().map(ContestView::leftOut).toList(),
                new ElectorateView("any_account"),
                "after_close",
                contest.definition().paper(),
                contest.version());
    }

    private static BallotView ballot(BallotRules rules) {
        Long points = null;
        Long minPoints = null;
        Long maxPerOption = null;
        if (rules instanceof BallotRules.Cumulative cumulative) {
            points = cumulative.maxPoints();
            minPoints = cumulative.minPoints();
            maxPerOption = cumulative.maxPerOption();
        }
        return new BallotView(rules.kind().label(), rules.min(), rules.max(), points, minPoints, maxPerOption);
    }

    private static MethodView method(Contest contest) {
        MethodRules rules = contest.definition().rules().method();
        String ties = contest.definition().rules().ties().label();
        String id = rules.method().name();
        int version = rules.method().version();
        if (rules instanceof BudgetGreedy greedy) {
            return new MethodView(
                    id,
                    version,
                    null,
                    new MoneyView(greedy.budget().amount(), greedy.budget().currency()),
                    greedy.misfit().label(),
                    greedy.scoreThreshold(),
                    greedy.positionPoints().isEmpty() ? null : greedy.positionPoints(),
                    ties);
        }
        Object seats = Objects.requireNonNull(MethodParameters.values(rules).get("seats"));
        return new MethodView(id, version, ((Long) seats).intValue(), null, null, null, null, ties);
    }

    private static OptionView option(ContestOption option) {
        MoneyView cost = option.cost() == null || option.currency() == null
                ? null
                : new MoneyView(option.cost(), option.currency());
        return new OptionView(option.code(), option.title(), cost, option.submissionId());
    }

    private static LeftOutView leftOut(OptionsAtOpening.LeftOut leftOut) {
        return new LeftOutView(leftOut.submissionId(), leftOut.reason());
    }
}
