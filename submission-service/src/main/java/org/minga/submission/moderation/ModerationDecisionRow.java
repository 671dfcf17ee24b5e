package org.minga.submission.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision, for good: who, through which client, on which version, why. */
@Entity
@Table(name = "moderation_decision")
class ModerationDecisionRow {

    @Id
    UUID id;

    @Column(name = "submission_id")
    UUID submissionId;

    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "submission_version")
    long submissionVersion;

    @Column(name = "decision")
    String decision;

    @Column(name = "reason_code")
    @Nullable
    String reasonCode;

    @Column(name = "note")
    @Nullable
    String note;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "client")
    @Nullable
    String client;

    @Column(name = "decided_at")
    Instant decidedAt;
}
