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
@Table(name = "participation_fact")
@IdClass(ParticipationFactRow.Key.class)
class ParticipationFactRow {
    @Id
    UUID contestId;

    @Id
    String personId;

    @Column
    UUID campaignId;

    record Key(@Nullable UUID contestId, @Nullable String personId) implements Serializable {}
}
