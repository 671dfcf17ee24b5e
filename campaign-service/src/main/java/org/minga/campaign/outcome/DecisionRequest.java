package org.minga.campaign.outcome;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.text.LanguageText;

/** What was decided about a submission, and why. */
record DecisionRequest(
        @NotNull UUID submissionId,
        @NotNull DecisionKind decision,

        @NotNull
        @LanguageText(max = 2_000)
        @Schema(
                description = "BCP 47 language tag to text, at most 2000 characters each",
                examples = "{\"en\": \"Most wanted it.\"}")
        Map<String, String> reason) {}
