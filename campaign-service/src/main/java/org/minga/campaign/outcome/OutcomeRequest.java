package org.minga.campaign.outcome;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.text.LanguageText;

/** What the organisation decided. */
record OutcomeRequest(
        @NotNull
        @LanguageText(max = 20_000)
        @Schema(
                description = "BCP 47 language tag to text, at most 20000 characters each",
                examples = "{\"en\": \"We build the three benches.\"}")
        Map<String, String> summary,

        @NotNull @Size(max = 5_000) @EachSubmissionOnce List<@NotNull @Valid DecisionRequest> decisions) {}
