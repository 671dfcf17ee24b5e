package org.minga.reward.settlement.domain;

import org.minga.reward.rule.domain.Rule;

/** A rule, a cause and a person that the facts bring together. */
public record Entitlement(Rule rule, Cause cause, String personId, Evidence evidence) {
    public RewardKey key() {
        return new RewardKey(rule.id(), cause.id(), personId);
    }
}
