package org.minga.submission.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.minga.submission.campaigncopy.domain.Phase;
import org.minga.submission.campaigncopy.domain.PhaseKind;

@Entity
@Table(name = "phase_copy")
class PhaseCopyRow {

    @Id
    UUID id;

    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "kind")
    String kind;

    @Column(name = "opens_at")
    Instant opensAt;

    @Column(name = "closes_at")
    Instant closesAt;

    static PhaseCopyRow of(UUID campaignId, CampaignSnapshot.Phase phase) {
        PhaseCopyRow row = new PhaseCopyRow();
        row.id = phase.id();
        row.campaignId = campaignId;
        row.kind = phase.kind();
        row.opensAt = phase.opensAt();
        row.closesAt = phase.closesAt();
        return row;
    }

    Phase phase() {
        return new Phase(PhaseKind.of(kind), opensAt, closesAt);
    }
}
