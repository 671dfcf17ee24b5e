package org.minga.voting.contest.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * Something a ballot can name, as people see it.
 *
 * @param code unique in the contest
 * @param cost in minor units of {@code currency}; both or neither
 * @param submissionId the submission it stands for, null for a given option
 */
public record ContestOption(
        String code,
        String title,
        @Nullable Long cost,
        @Nullable String currency,
        @Nullable UUID submissionId) {

    /** As the count needs it. */
    public BallotOption forCount() {
        return new BallotOption(code, cost, submissionId == null ? null : submissionId.toString());
    }
}
