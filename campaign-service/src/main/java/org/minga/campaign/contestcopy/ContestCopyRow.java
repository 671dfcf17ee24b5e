package org.minga.campaign.contestcopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A contest as last heard of. */
@Entity
@Table(name = "contest_copy")
public class ContestCopyRow {
    @Id
    @Column(name = "contest_id")
    UUID contestId;

    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "phase_id")
    UUID phaseId;

    @Column(name = "state")
    String state;

    @Column(name = "sequence")
    long sequence;
}
