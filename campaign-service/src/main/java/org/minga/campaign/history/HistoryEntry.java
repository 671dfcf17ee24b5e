package org.minga.campaign.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done to a campaign.
 *
 * @param reason why, where the one who did it had to say so
 * @param moved the date that was moved, where one was
 */
public record HistoryEntry(
        UUID campaignId,
        Action action,
        String actor,
        @Nullable String client,
        Instant at,
        @Nullable String reason,
        @Nullable MovedDate moved) {
    /** Something that needs no reason and moved no date. */
    public static HistoryEntry plain(
            UUID campaignId, Action action, String actor, @Nullable String client, Instant at) {
        return new HistoryEntry(campaignId, action, actor, client, at, null, null);
    }

    /** A date of a phase, before and after. */
    public record MovedDate(UUID phaseId, Instant from, Instant to) {}
}
