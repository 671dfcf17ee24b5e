package org.minga.voting.contest.domain;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Money;

/**
 * A contest that makes sense, apart from options that are not known before the phase opens.
 *
 * @param pairsIssued whether it is pairwise and the service issues the pairs
 */
public record ContestDefinition(
        UUID campaignId,
        UUID phaseId,
        Map<String, String> title,
        ContestRules rules,
        OptionSource options,
        boolean pairsIssued,
        Electorate electorate,
        Conditions conditions,
        Turnout turnout,
        boolean paper) {
    public ContestDefinition {
        title = Map.copyOf(title);
    }

    /** Whether submissions that are published while it is open become options. */
    public boolean optionsMayJoin() {
        return pairsIssued && options instanceof OptionSource.Submissions;
    }

    /**
     * Whether it may be known how many have cast a ballot, and with it how long the log is: while ballots are taken only
     * where the turnout is live, after the seal always.
     */
    public boolean tellsTurnout(ContestState state) {
        return switch (state) {
            case UPCOMING, OPEN -> turnout == Turnout.LIVE;
            case SEALED, PROVISIONAL, CERTIFIED -> true;
        };
    }

    /** The currency that every option must cost in, if the contest has a budget. */
    public Optional<String> currency() {
        return rules.method().spending().map(Money::currency);
    }
}
