package org.minga.submission.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.submission.domain.Ruling;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Submission;

/** A submission as far as the caller may see it; what they may not see is left out. */
@Schema(name = "Submission")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionView(
        UUID id,
        UUID campaignId,

        @Schema(enumeration = {"idea", "proposal", "entry", "opinion", "information", "feedback", "test_report"})
        String type,

        @Schema(enumeration = {"pending", "published", "declined", "removed", "withdrawn"})
        String status,

        String title,
        String body,
        @Schema(description = "BCP 47", examples = "en") String language,
        @Nullable CostView cost,

        @Schema(description = "the organisation's own code for it, used as the option's code in a contest") @Nullable
        String code,

        @Schema(description = "opaque; absent where the organisation added it on somebody's behalf") @Nullable
        String authorId,

        boolean onBehalf,

        @Schema(description = "where it came from; members only") @Nullable
        String source,

        @Schema(
                description = "why it was declined or removed; author and members only",
                enumeration = {"off_topic", "duplicate", "unlawful", "personal_data", "insult", "spam", "incomplete"})
        @Nullable
        String reasonCode,

        @Schema(description = "the moderator's note; author and members only") @Nullable
        String note,

        int revision,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {

    /** @throws IllegalArgumentException where the policy does not let the viewer see it at all */
    public static SubmissionView of(Submission submission, Sight sight) {
        if (!sight.includes(Sight.PUBLIC)) {
            throw new IllegalArgumentException("submission " + submission.id() + " is hidden from this viewer");
        }
        Ruling ruling = sight.includes(Sight.AUTHOR) ? submission.ruling() : null;
        return new SubmissionView(
                submission.id(),
                submission.campaignId(),
                submission.type().wire(),
                submission.status().wire(),
                submission.content().title(),
                submission.content().body(),
                submission.content().language(),
                CostView.of(submission.content().cost()),
                submission.code(),
                submission.authorId(),
                submission.onBehalf(),
                sight.includes(Sight.MEMBER) ? submission.source() : null,
                ruling == null ? null : ruling.reason().wire(),
                ruling == null ? null : ruling.note(),
                submission.revision(),
                submission.version(),
                submission.createdAt(),
                submission.updatedAt(),
                submission.publishedAt());
    }
}
