package org.minga.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts problems where JAX-RS does not reach: in front of it (limits), behind it (paths that nobody serves) and beneath it
 * (failures of authentication and of any other route).
 */
@Singleton
class HttpEdge {

    /** Before authentication (-200) and CORS (-300), after tracing (-2000). */
    private static final int FIRST = -1_000;

    /** Just behind the handler of Quarkus (-2) that announces the body limit to its own body stream. */
    private static final int AFTER_UPLOAD_LIMIT = -1;

    /** Before the failure handlers of Quarkus, which come last of all. */
    private static final int LAST = Integer.MAX_VALUE - 1;

    private static final int[] UNMATCHED = {400, 404, 405, 406, 415, 500};

    private final Failures failures;
    private final long maxBody;

    HttpEdge(Failures failures, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.failures = failures;
        this.maxBody = maxBody.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(new EdgeLimits(maxBody));
        router.route().order(AFTER_UPLOAD_LIMIT).handler(HttpEdge::leaveLimitToBodyReader);
        router.route().order(LAST).failureHandler(this::failed);
        for (int status : UNMATCHED) {
            router.errorHandler(status, this::failed);
        }
    }

    /** Quarkus' stream answers 413 without a body by itself; {@link BodyReader} does it with one. */
    private static void leaveLimitToBodyReader(RoutingContext context) {
        context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        context.next();
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        ProblemWriter.write(
                context, failure == null ? failures.problemOf(context.statusCode()) : failures.problemOf(failure));
    }
}
