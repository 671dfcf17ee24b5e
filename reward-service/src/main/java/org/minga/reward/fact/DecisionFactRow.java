package org.minga.reward.fact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "decision_fact")
@IdClass(DecisionFactRow.Key.class)
class DecisionFactRow {
    @Id
    UUID campaignId;

    @Id
    UUID submissionId;

    @Column
    String decision;

    @Column
    long sequence;

    record Key(@Nullable UUID campaignId, @Nullable UUID submissionId) implements Serializable {}
}
