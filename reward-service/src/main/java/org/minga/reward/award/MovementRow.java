package org.minga.reward.award;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "reward_movement")
class MovementRow {
    @Id
    UUID id;

    @Column
    UUID rewardId;

    @Column
    int turn;

    @Column
    @Nullable
    String personId;

    @Column
    String reason;

    @Column
    @Nullable
    UUID submissionId;

    @Column
    @Nullable
    UUID contestId;

    @Column
    Instant movedAt;
}
