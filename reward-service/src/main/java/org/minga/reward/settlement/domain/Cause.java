package org.minga.reward.settlement.domain;

import java.util.UUID;

/** What a reward is given for; a rule rewards whoever it is once per cause. */
public sealed interface Cause {
    UUID id();

    String type();

    record Campaign(UUID id) implements Cause {
        @Override
        public String type() {
            return "campaign";
        }
    }

    record Submission(UUID id) implements Cause {
        @Override
        public String type() {
            return "submission";
        }
    }
}
