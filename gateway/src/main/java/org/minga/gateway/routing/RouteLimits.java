package org.minga.gateway.routing;

import java.time.Duration;

/**
 * What one request of an operation may take.
 *
 * @param maxBodyBytes largest request body
 * @param upload until the whole request body has arrived
 * @param answer from then until the service begins to answer
 * @param download from then until the whole answer has been taken by the client
 */
public record RouteLimits(long maxBodyBytes, Duration upload, Duration answer, Duration download) {

    public RouteLimits {
        if (maxBodyBytes < 1 || upload.isZero() || answer.isZero() || download.isZero()) {
            throw new IllegalArgumentException("limits of a route must be above zero");
        }
    }
}
