package org.minga.voting.ballot.domain;

import java.util.List;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.voting.contest.domain.Fault;

/** Whether a draft is a ballot of the contest. */
public sealed interface BallotDecision {

    /**
     * A ballot of the contest.
     *
     * @param ballot in canonical form
     */
    record Valid(Ballot ballot) implements BallotDecision {}

    /** Everything that is wrong with it, at least one thing. */
    record Invalid(List<Fault> faults) implements BallotDecision {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
