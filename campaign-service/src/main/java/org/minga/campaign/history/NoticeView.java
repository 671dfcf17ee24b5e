package org.minga.campaign.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the public is told: what changed and why, not who did it. */
public record NoticeView(
        UUID id,
        Action action,
        Instant at,
        @Nullable String reason,
        @Nullable UUID phaseId,
        @Nullable Instant from,
        @Nullable Instant to) {
    static NoticeView from(HistoryRow row) {
        return new NoticeView(
                row.id, Action.of(row.action), row.at, row.reason, row.phaseId, row.movedFrom, row.movedTo);
    }
}
