package org.minga.reward.settlement.domain;

import java.util.UUID;
import org.minga.reward.fact.domain.Recipient;

/** The identity of a reward: given once, whatever happens how often. */
public record RewardKey(UUID ruleId, UUID causeId, Recipient recipient) {}
