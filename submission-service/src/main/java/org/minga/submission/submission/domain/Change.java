package org.minga.submission.submission.domain;

import java.util.List;

/** The answer of a rule: the submission as it is from now on with what to tell and to count, or the refusal. */
public sealed interface Change {

    record Accepted(Submission submission, List<Fact> facts, Place place) implements Change {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    record Refused(Refusal refusal) implements Change {}
}
