package org.minga.campaign.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the log as the members of the organisation see it: who, through which client, what, when and why. */
public record LogEntryView(
        UUID id,
        Action action,
        String actor,
        @Nullable String client,
        Instant at,
        @Nullable String reason,
        @Nullable UUID phaseId,
        @Nullable Instant from,
        @Nullable Instant to) {
    static LogEntryView from(HistoryRow row) {
        return new LogEntryView(
                row.id,
                Action.of(row.action),
                row.actor,
                row.client,
                row.at,
                row.reason,
                row.phaseId,
                row.movedFrom,
                row.movedTo);
    }
}
