package org.minga.reward.award;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "RewardReason", description = "Why something was given or taken back.")
record ReasonView(
        @Schema(required = true, description = "submission_accepted, participation or winner", example = "winner")
        String on,

        @Schema(required = true, example = "Submission selected in the campaign's outcome.")
        String text,

        @Nullable @Schema(description = "the submission that speaks for it")
        UUID submissionId,

        @Nullable @Schema(description = "its title, where the reader may see it")
        String submissionTitle,

        @Nullable @Schema(description = "the contest that speaks for it")
        UUID contestId) {
    static ReasonView from(RewardMovement movement, Map<UUID, String> titles) {
        UUID submissionId = movement.submissionId().orElse(null);
        return new ReasonView(
                movement.reward().occasion().code(),
                movement.reason(),
                submissionId,
                submissionId == null ? null : titles.get(submissionId),
                movement.contestId().orElse(null));
    }
}
