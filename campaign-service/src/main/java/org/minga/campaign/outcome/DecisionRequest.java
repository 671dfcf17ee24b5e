package org.minga.campaign.outcome;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.minga.platform.text.LanguageText;

/** What was decided about a submission, and why. */
record DecisionRequest(
        @NotNull UUID submissionId,
        @NotNull DecisionKind decision,
        @NotNull @LanguageText(max = 2_000) Map<String, String> reason) {}
