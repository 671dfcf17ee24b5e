package org.minga.voting.contest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
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
        RulesView.BallotView ballot,

        @Schema(description = RulesView.METHOD) Map<String, Object> method,

        @Schema(description = RulesView.TIES, implementation = Object.class)
        Object ties,

        String rulesHash,

        @Schema(description = "The rules in plain English, sentence by sentence.")
        List<String> rulesInWords,

        @Schema(enumeration = {"submissions", "given"}) String optionsFrom,

        @Schema(
                description =
                        "Frozen at the opening; before, what they would be now. Where pairs are issued, submissions that are"
                                + " published while the contest is open join.")
        List<OptionView> options,

        @Schema(description = "Published submissions that can't be an option of this contest, with the reason.")
        List<LeftOutView> leftOut,

        ElectorateView electorate,
        ConditionsView conditions,
        @Schema(enumeration = {"after_close"}) String resultVisibility,

        @Schema(
                enumeration = {"hidden", "live"},
                description = "Whether it is told while the contest is open how many took part.")
        String turnout,

        @Schema(description = "What would keep the contest from opening now; shown to members only.")
        List<OpeningFaultView> openingFaults,

        @Schema(description = "Moves of its dates since it opened, oldest first.")
        List<DateChange> dateChanges,

        boolean paper,
        long version) {

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

            @Schema(enumeration = {"cost_missing", "currency_differs", "rules_allow_no_more"})
            String reason) {}

    @Schema(name = "OpeningFault")
    record OpeningFaultView(String pointer, String code, String detail) {}

    static ContestView of(Contest contest, Instant now) {
        RulesView rules = RulesView.of(
                contest.definition(),
                contest.options().stream().map(ContestOption::forCount).toList());
        return new ContestView(
                contest.id(),
                contest.definition().campaignId(),
                contest.definition().phaseId(),
                contest.definition().title(),
                contest.seenAt(now),
                contest.opensAt(),
                contest.closesAt(),
                rules.ballot(),
                rules.method(),
                rules.ties(),
                rules.rulesHash(),
                rules.rulesInWords(),
                switch (contest.definition().options()) {
                    case OptionSource.Submissions from -> "submissions";
                    case OptionSource.Given given -> "given";
                },
                contest.options().stream().map(ContestView::option).toList(),
                contest.leftOut().stream().map(ContestView::leftOut).toList(),
                ElectorateView.of(contest),
                ConditionsView.of(contest.definition().conditions()),
                "after_close",
                contest.definition().turnout().wire(),
                contest.openingFaults().stream()
                        .map(fault -> new OpeningFaultView(fault.pointer(), fault.code(), fault.detail()))
                        .toList(),
                contest.dateChanges(),
                contest.definition().paper(),
                contest.version());
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
