package org.minga.voting.contest.domain;

import java.util.List;

/** Where the options of a contest come from. */
public sealed interface OptionSource {

    /** The submissions of the campaign that are published when the phase opens. */
    record Submissions() implements OptionSource {}

    /** A list the organiser gave. */
    record Given(List<ContestOption> options) implements OptionSource {
        public Given {
            options = List.copyOf(options);
        }
    }
}
