package org.minga.reward.fact;

import java.util.Optional;
import java.util.UUID;

/** A submission as its service last described it; without author when it was added on behalf of others. */
public record SubmissionSnapshot(
        UUID submissionId, UUID campaignId, Optional<String> authorId, String status, String title, long sequence) {}
