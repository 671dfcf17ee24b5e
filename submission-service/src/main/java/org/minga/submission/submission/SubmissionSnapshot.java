package org.minga.submission.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Submission;

/** The data of every submission event: the whole submission as it now stands, as far as services may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmissionSnapshot(
        UUID submissionId,
        UUID campaignId,
        String status,
        String title,
        @Nullable String code,
        @Nullable CostView cost,
        @Nullable String authorId,
        boolean onBehalf) {

    static SubmissionSnapshot of(Submission submission, Sight sight) {
        if (!sight.includes(Sight.SERVICE)) {
            throw new IllegalArgumentException("submission " + submission.id() + " is hidden from services");
        }
        return new SubmissionSnapshot(
                submission.id(),
                submission.campaignId(),
                submission.status().wire(),
                submission.content().title(),
                submission.code(),
                CostView.of(submission.content().cost()),
                submission.authorId(),
                submission.onBehalf());
    }
}
