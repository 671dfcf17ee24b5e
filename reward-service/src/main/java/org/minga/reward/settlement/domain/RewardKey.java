package org.minga.reward.settlement.domain;

import java.util.UUID;

/** The identity of a reward: given once, whatever happens how often. */
public record RewardKey(UUID ruleId, UUID causeId, String personId) {}
