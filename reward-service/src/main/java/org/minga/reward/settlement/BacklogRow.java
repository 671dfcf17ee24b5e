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

    /** The recipient settled last; the column is older than recipients other than people. */
    @Column(name = "after_person")
    String after;
}
