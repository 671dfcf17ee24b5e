package org.minga.campaign.rulebook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.minga.campaign.rulebook.domain.Moderation;
import org.minga.campaign.rulebook.domain.ResultsVisible;
import org.minga.campaign.rulebook.domain.Rules;
import org.minga.campaign.rulebook.domain.SubmissionsVisible;

/** The rules an organiser sets. */
public record RulebookRequest(
        @NotNull SubmissionsVisible submissionsVisible,
        @NotNull Moderation moderation,
        @NotNull @Min(1) @Max(Rules.MOST_SUBMISSIONS) Integer submissionsPerParticipant,
        @NotNull ResultsVisible resultsVisible) {
    public Rules toRules() {
        return new Rules(submissionsVisible, moderation, submissionsPerParticipant, resultsVisible);
    }
}
