package org.minga.submission.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.submission.moderation.domain.Decision;
import org.minga.submission.moderation.domain.Verdict;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.ReasonCode;
import org.minga.submission.submission.domain.Ruling;
import org.minga.submission.validation.OneOf;
import org.minga.submission.validation.PlainText;

@Schema(name = "DecisionRequest")
@ReasonGiven
record DecisionRequest(
        @NotNull @OneOf(Decision.class) @Schema(enumeration = {"approve", "decline", "remove", "restore"})
        String decision,

        @OneOf(ReasonCode.class)
        @Schema(
                description = "required to decline or remove",
                enumeration = {"off_topic", "duplicate", "unlawful", "personal_data", "insult", "spam", "incomplete"})
        @Nullable
        String reasonCode,

        @Size(min = 1, max = 2_000)
        @PlainText(lines = true)
        @Schema(description = "for the author and the organisation's members, never public")
        @Nullable
        String note) {

    /** Asked while the request is still being validated, when the decision may be missing or unknown. */
    Optional<Decision> known() {
        @Nullable String given = decision;
        return given == null ? Optional.empty() : Named.find(Decision.class, given);
    }

    Verdict verdict() {
        return switch (Named.read(Decision.class, decision)) {
            case APPROVE -> new Verdict.Approve();
            case DECLINE -> new Verdict.Decline(ruling());
            case REMOVE -> new Verdict.Remove(ruling());
            case RESTORE -> new Verdict.Restore();
        };
    }

    private Ruling ruling() {
        if (reasonCode == null) {
            throw new IllegalStateException("validated requests to " + decision + " have a reason");
        }
        return new Ruling(Named.read(ReasonCode.class, reasonCode), note);
    }
}
