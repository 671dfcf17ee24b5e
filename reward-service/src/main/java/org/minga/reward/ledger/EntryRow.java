package org.minga.reward.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "ledger_entry")
class EntryRow {
    @Id
    UUID id;

    @Column
    UUID campaignId;

    @Column
    Instant postedAt;
}
