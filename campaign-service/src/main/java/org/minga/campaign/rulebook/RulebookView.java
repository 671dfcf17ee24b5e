package org.minga.campaign.rulebook;

import org.minga.campaign.rulebook.domain.Moderation;
import org.minga.campaign.rulebook.domain.ResultsVisible;
import org.minga.campaign.rulebook.domain.Rulebook;
import org.minga.campaign.rulebook.domain.SubmissionsVisible;

/** The rules of a campaign with the hash anyone can compute from them. */
public record RulebookView(
        int version,
        String hash,
        SubmissionsVisible submissionsVisible,
        Moderation moderation,
        int submissionsPerParticipant,
        ResultsVisible resultsVisible) {
    public static RulebookView from(Rulebook rulebook) {
        return new RulebookView(
                rulebook.version(),
                rulebook.rules().hash(),
                rulebook.rules().submissionsVisible(),
                rulebook.rules().moderation(),
                rulebook.rules().submissionsPerParticipant(),
                rulebook.rules().resultsVisible());
    }
}
