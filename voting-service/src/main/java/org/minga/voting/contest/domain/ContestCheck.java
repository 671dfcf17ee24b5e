package org.minga.voting.contest.domain;

import java.util.List;

/** What came of looking at a draft. */
public sealed interface ContestCheck {

    record Sound(ContestDefinition definition) implements ContestCheck {}

    /** Everything that is wrong with it, at least one thing. */
    record Faulty(List<Fault> faults) implements ContestCheck {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
