package org.minga.voting.campaigncopy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What voting reads of {@code minga.submission.*}. */
record SubmissionSnapshot(
        UUID submissionId,
        UUID campaignId,
        String status,
        String title,
        @Nullable String code,
        @Nullable Cost cost) {
    record Cost(long amount, String currency) {}
}
