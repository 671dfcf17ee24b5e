package org.minga.submission.moderation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the public may know of a decision: neither author nor moderator, neither text nor note. */
@Schema(name = "ModerationLogEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModerationLogEntry(
        @JsonIgnore @Schema(hidden = true) UUID id,
        UUID submissionId,

        @Schema(enumeration = {"decline", "remove", "restore"})
        String decision,

        @Schema(enumeration = {"off_topic", "duplicate", "unlawful", "personal_data", "insult", "spam", "incomplete"})
        @Nullable
        String reasonCode,

        Instant decidedAt) {

    static ModerationLogEntry of(ModerationDecisionRow row) {
        return new ModerationLogEntry(row.id, row.submissionId, row.decision, row.reasonCode, row.decidedAt);
    }
}
