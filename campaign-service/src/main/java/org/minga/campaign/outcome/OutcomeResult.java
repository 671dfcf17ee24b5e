package org.minga.campaign.outcome;

import java.time.Instant;
import org.minga.campaign.outcome.domain.Readiness;

/** What became of the wish to publish an outcome. */
sealed interface OutcomeResult {
    record Published(OutcomeView outcome) implements OutcomeResult {}

    record AlreadyPublished(Instant publishedAt) implements OutcomeResult {}

    record CampaignNotPublished() implements OutcomeResult {}

    record NotReady(Readiness.NotCertified open) implements OutcomeResult {}
}
