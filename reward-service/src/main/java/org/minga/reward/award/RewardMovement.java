package org.minga.reward.award;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A turn of a reward, with the reason for it in words and the submission or contest that speaks for it. */
public record RewardMovement(
        UUID id,
        Reward reward,
        int turn,
        String reason,
        Optional<UUID> submissionId,
        Optional<UUID> contestId,
        Instant movedAt) {
    public boolean granted() {
        return turn % 2 == 1;
    }

    static RewardMovement from(RewardRow reward, MovementRow row) {
        return new RewardMovement(
                row.id,
                Reward.from(reward),
                row.turn,
                row.reason,
                Optional.ofNullable(row.submissionId),
                Optional.ofNullable(row.contestId),
                row.movedAt);
    }
}
