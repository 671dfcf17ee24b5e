package org.minga.reward.rule.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rules of one campaign, fixed from the moment they are made. */
public record Scheme(
        UUID id, UUID campaignId, UUID organisationId, String createdBy, Instant createdAt, List<Rule> rules) {
    public Scheme {
        rules = List.copyOf(rules);
    }
}
