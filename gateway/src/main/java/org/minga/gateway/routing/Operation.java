package org.minga.gateway.routing;

import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** One method on one path template, as declared by the API file of the service that owns it. */
public record Operation(String service, String method, String template, Access access, RouteLimits limits) {

    /** The refusal of a body that is larger than the operation takes. */
    public Problem tooLarge() {
        return Problem.of(
                        ProblemTypes.TOO_LARGE, "The body may have at most %d bytes.".formatted(limits.maxBodyBytes()))
                .with("maxBytes", limits.maxBodyBytes());
    }
}
