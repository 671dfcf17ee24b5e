package org.minga.campaign.timetable;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.campaign.check.CalendarTime;
import org.minga.campaign.check.PlainText;

/** Until when a phase goes on instead, and why; the public reads it. */
record ExtensionRequest(
        @NotNull @CalendarTime @Schema(examples = "2026-06-20T22:00:00Z")
        Instant closesAt,

        @NotNull @PlainText(max = 1000) @Schema(examples = "The post was on strike.")
        String reason) {}
