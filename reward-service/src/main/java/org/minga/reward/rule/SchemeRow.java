package org.minga.reward.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "reward_scheme")
class SchemeRow {
    @Id
    UUID id;

    @Column
    UUID campaignId;

    @Column
    UUID organisationId;

    @Column
    String createdBy;

    @Column
    Instant createdAt;
}
