package org.minga.voting.contest.domain;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Money;

/** A contest that makes sense, apart from options that are not known before the phase opens. */
public record ContestDefinition(
        UUID campaignId,
        UUID phaseId,
        Map<String, String> title,
        ContestRules rules,
        OptionSource options,
        Electorate electorate,
        Conditions conditions,
        Turnout turnout,
        boolean paper) {
    public ContestDefinition {
        title = Map.copyOf(title);
    }

    /** The currency that every option must cost in, if the contest has a budget. */
    public Optional<String> currency() {
        return rules.method().spending().map(Money::currency);
    }
}
