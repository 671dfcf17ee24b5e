package org.minga.gateway.routing;

import java.time.Duration;

/**
 * When a replica is passed over.
 *
 * @param pause for how long, the first time
 * @param longestPause it is doubled each time, up to this
 * @param leaving for how long when it said that it leaves, unless it comes back before
 * @param failures so many in a row, none good between them, are too many
 * @param over if they are spread over this time at least: one that is too busy still answers some well
 */
public record Health(Duration pause, Duration longestPause, Duration leaving, int failures, Duration over) {

    public Health {
        if (pause.isNegative() || longestPause.compareTo(pause) < 0 || failures < 1) {
            throw new IllegalArgumentException("a replica needs one failure at least to be set aside, and the longest"
                    + " pause must not be shorter than the first");
        }
    }
}
