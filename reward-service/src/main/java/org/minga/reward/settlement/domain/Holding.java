package org.minga.reward.settlement.domain;

import java.util.UUID;

/**
 * A reward that was given at least once.
 *
 * @param turn how often it has moved: odd while held, even after it was taken back
 * @param evidence what spoke for it at its last movement
 */
public record Holding(UUID rewardId, RewardKey key, int turn, Evidence evidence) {
    public boolean held() {
        return turn % 2 == 1;
    }
}
