package org.minga.reward.settlement.domain;

import org.minga.reward.fact.domain.Recipient;
import org.minga.reward.rule.domain.Rule;

/** A rule, a cause and a recipient that the facts bring together. */
public record Entitlement(Rule rule, Cause cause, Recipient recipient, Evidence evidence) {
    public RewardKey key() {
        return new RewardKey(rule.id(), cause.id(), recipient);
    }
}
