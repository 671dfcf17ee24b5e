package org.minga.reward.award;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.minga.reward.rule.GrantColumns;

@Entity
@Table(name = "reward")
class RewardRow {
    @Id
    UUID id;

    @Column
    UUID ruleId;

    @Column
    UUID causeId;

    @Column
    String personId;

    @Column
    String causeType;

    @Column
    UUID campaignId;

    @Column
    String occasion;

    @Embedded
    GrantColumns grant = new GrantColumns();
}
