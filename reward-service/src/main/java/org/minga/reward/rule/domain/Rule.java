package org.minga.reward.rule.domain;

import java.util.UUID;

/** On this occasion, give this. */
public record Rule(UUID id, Occasion occasion, Grant grant) {}
