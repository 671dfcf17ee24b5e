package org.minga.campaign.phase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.minga.campaign.phase.domain.Phase;
import org.minga.campaign.phase.domain.PhaseKind;

/** A phase as stored. */
@Entity
@Table(name = "phase")
public class PhaseRow {
    @Id
    UUID id;

    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "position")
    int position;

    @Column(name = "kind")
    String kind;

    @Column(name = "opens_at")
    Instant opensAt;

    @Column(name = "closes_at")
    Instant closesAt;

    @Column(name = "opened_early")
    boolean openedEarly;

    @Column(name = "closed_early")
    boolean closedEarly;

    static PhaseRow of(UUID campaignId, int position, Phase phase) {
        PhaseRow row = new PhaseRow();
        row.id = phase.id();
        row.campaignId = campaignId;
        row.take(position, phase);
        return row;
    }

    void take(int newPosition, Phase phase) {
        position = newPosition;
        kind = phase.kind().code();
        opensAt = phase.opensAt();
        closesAt = phase.closesAt();
        openedEarly = phase.openedEarly();
        closedEarly = phase.closedEarly();
    }

    Phase toPhase() {
        return new Phase(id, PhaseKind.of(kind), opensAt, closesAt, openedEarly, closedEarly);
    }
}
