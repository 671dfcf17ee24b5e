package org.minga.campaign.timetable;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.minga.campaign.check.CalendarTime;
import org.minga.campaign.check.PlainText;

/** Until when a phase goes on instead, and why; the public reads it. */
record ExtensionRequest(
        @NotNull @CalendarTime Instant closesAt,
        @NotNull @PlainText(max = 1000) String reason) {}
