package org.minga.reward;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Everything about reward-service that an operator may set. */
@ConfigMapping(prefix = "minga.reward")
public interface RewardConfig {
    /** How many recipients are settled in one step of one transaction. */
    @Min(1)
    @Max(5000)
    int settlementChunk();

    /** How often a late scheme's remaining recipients are looked for. */
    Duration backlogInterval();
}
