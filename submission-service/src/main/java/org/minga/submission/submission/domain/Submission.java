package org.minga.submission.submission.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One submission as it stands. Without an author it was added by the organisation on somebody's behalf; only such a
 * one has a code or a source. {@code version} grows by one with every change, {@code revision} with every edit.
 */
public record Submission(
        UUID id,
        UUID campaignId,
        SubmissionType type,
        Status status,
        Content content,
        @Nullable String authorId,
        @Nullable String code,
        @Nullable String source,
        @Nullable Ruling ruling,
        int revision,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {

    public boolean onBehalf() {
        return authorId == null;
    }

    public boolean writtenBy(String person) {
        return person.equals(authorId);
    }

    Submission moved(Status next, @Nullable Ruling nextRuling, Instant now) {
        Instant firstPublished = publishedAt == null && next == Status.PUBLISHED ? now : publishedAt;
        return new Submission(
                id,
                campaignId,
                type,
                next,
                content,
                authorId,
                code,
                source,
                nextRuling,
                revision,
                version + 1,
                createdAt,
                now,
                firstPublished);
    }

    Submission rewritten(Content next, Status nextStatus, Instant now) {
        return new Submission(
                id,
                campaignId,
                type,
                nextStatus,
                next,
                authorId,
                code,
                source,
                ruling,
                revision + 1,
                version + 1,
                createdAt,
                now,
                publishedAt);
    }
}
