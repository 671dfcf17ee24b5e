package org.minga.reward.settlement.domain;

import java.util.UUID;

/** The fact that speaks for a reward: kept with it, so that the reason can be given. */
public sealed interface Evidence {
    UUID id();

    record Submission(UUID id) implements Evidence {}

    record Contest(UUID id) implements Evidence {}
}
