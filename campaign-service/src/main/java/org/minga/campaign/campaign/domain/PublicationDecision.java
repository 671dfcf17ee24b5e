package org.minga.campaign.campaign.domain;

import java.time.Instant;

/** What became of the wish to publish a draft. */
public sealed interface PublicationDecision {
    record Accepted(Campaign.Published campaign) implements PublicationDecision {}

    /** Nobody could ever take part. */
    record AlreadyOver(Instant endedAt) implements PublicationDecision {}
}
