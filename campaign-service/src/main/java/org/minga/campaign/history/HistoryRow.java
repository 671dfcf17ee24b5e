package org.minga.campaign.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the history as stored; never changed. */
@Entity
@Table(name = "history_entry")
public class HistoryRow {
    @Id
    UUID id;

    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "action")
    String action;

    @Column(name = "actor")
    String actor;

    @Column(name = "client")
    @Nullable
    String client;

    @Column(name = "at")
    Instant at;

    @Column(name = "reason")
    @Nullable
    String reason;

    @Column(name = "phase_id")
    @Nullable
    UUID phaseId;

    @Column(name = "moved_from")
    @Nullable
    Instant movedFrom;

    @Column(name = "moved_to")
    @Nullable
    Instant movedTo;

    @Column(name = "public")
    boolean noticed;

    static HistoryRow of(UUID id, HistoryEntry entry) {
        HistoryRow row = new HistoryRow();
        row.id = id;
        row.campaignId = entry.campaignId();
        row.action = entry.action().code();
        row.actor = entry.actor();
        row.client = entry.client();
        row.at = entry.at();
        row.reason = entry.reason();
        row.noticed = entry.action().isNoticed();
        HistoryEntry.MovedDate moved = entry.moved();
        if (moved != null) {
            row.phaseId = moved.phaseId();
            row.movedFrom = moved.from();
            row.movedTo = moved.to();
        }
        return row;
    }
}
