package org.minga.campaign.publication;

import java.time.Instant;
import org.minga.campaign.campaign.domain.Campaign;

/** What became of the wish to publish a campaign. */
sealed interface PublicationResult {
    record Published(Campaign.Published campaign) implements PublicationResult {}

    record NotADraft() implements PublicationResult {}

    record AlreadyOver(Instant endedAt) implements PublicationResult {}

    /** What was validated is not what would be published. */
    record Changed() implements PublicationResult {}
}
