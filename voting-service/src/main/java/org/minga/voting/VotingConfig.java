package org.minga.voting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set. */
@ConfigMapping(prefix = "minga.voting")
public interface VotingConfig {
    /** How long a contest stays unsealed after its close, so that ballots received in time can still commit. */
    @WithDefault("PT1S")
    Duration sealDelay();

    /** How often the clock is looked at for contests to open, seal or count. */
    @WithDefault("1s")
    String tick();
}
