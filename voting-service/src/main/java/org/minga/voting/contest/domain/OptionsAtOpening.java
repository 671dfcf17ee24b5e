package org.minga.voting.contest.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.minga.tally.methods.ContestRules;
import org.minga.voting.campaigncopy.domain.KnownSubmission;

/**
 * The options a contest has, or would have if its phase opened now.
 *
 * @param options by code
 * @param leftOut published submissions that can't be an option, each with the reason
 */
public record OptionsAtOpening(List<ContestOption> options, List<LeftOut> leftOut) {
    public OptionsAtOpening {
        options = List.copyOf(options);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A submission that is no option.
     *
     * @param reason {@code cost_missing}, {@code currency_differs} or, of one that came late, {@code rules_allow_no_more}
     */
    public record LeftOut(UUID submissionId, String reason) {}

    /** What keeps these options from being voted on under the rules. */
    public List<Fault> faults(ContestRules rules) {
        return rules.faultsOf(options.stream().map(ContestOption::forCount).toList()).stream()
                .map(fault -> new Fault(fault.path(), fault.code(), fault.detail()))
                .toList();
    }

    public static OptionsAtOpening of(ContestDefinition definition, List<KnownSubmission> submissions) {
        return switch (definition.options()) {
            case OptionSource.Given given -> new OptionsAtOpening(sorted(given.options()), List.of());
            case OptionSource.Submissions from -> ofSubmissions(definition.currency(), submissions);
        };
    }

    private static OptionsAtOpening ofSubmissions(Optional<String> currency, List<KnownSubmission> submissions) {
        List<ContestOption> options = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (KnownSubmission submission : submissions) {
            if (currency.isPresent() && submission.costAmount() == null) {
                leftOut.add(new LeftOut(submission.id(), "cost_missing"));
            } else if (currency.isPresent() && !Objects.equals(submission.costCurrency(), currency.get())) {
                leftOut.add(new LeftOut(submission.id(), "currency_differs"));
            } else {
                options.add(new ContestOption(
                        submission.code(),
                        submission.title(),
                        submission.costAmount(),
                        submission.costCurrency(),
                        submission.id()));
            }
        }
        return new OptionsAtOpening(sorted(options), leftOut);
    }

    private static List<ContestOption> sorted(List<ContestOption> options) {
        return options.stream()
                .sorted(Comparator.comparing(ContestOption::code))
                .toList();
    }
}
