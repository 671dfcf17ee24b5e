package org.minga.reward.settlement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "settlement_backlog")
class BacklogRow {
    @Id
    UUID campaignId;

    @Column
    String afterPerson;
}
