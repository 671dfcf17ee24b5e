package org.minga.reward.award;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.reward.fact.domain.Recipient;
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

    /** Without a person the submission that is the cause is the recipient, too. */
    @Column
    @Nullable
    String personId;

    @Column
    String causeType;

    @Column
    UUID campaignId;

    @Column
    String occasion;

    @Embedded
    GrantColumns grant = new GrantColumns();

    Recipient recipient() {
        return personId == null ? new Recipient.Submission(causeId) : new Recipient.Person(personId);
    }
}
