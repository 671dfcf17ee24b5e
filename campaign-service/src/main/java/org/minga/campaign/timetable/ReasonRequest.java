package org.minga.campaign.timetable;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.check.PlainText;

/** Why a phase is opened or closed otherwise than planned; the public reads it. */
record ReasonRequest(
        @NotNull @PlainText(max = 1000) @Schema(examples = "The river is in flood.")
        String reason) {}
