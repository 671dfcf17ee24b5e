package org.minga.voting.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "campaign_copy")
class CampaignCopyRow {
    @Id
    UUID id;

    @Column
    UUID organisationId;

    @Column
    String status;

    @Column
    String submissionsVisible;

    @Column
    long sequence;
}
