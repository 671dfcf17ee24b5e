package org.minga.platform.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.minga.platform.trace.TraceContext;

/** Answers with a problem where there is no JAX-RS: in Vert.x routes and filters. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /**
     * Ends the response with this problem. When the response has begun already, its connection is closed instead, so that
     * the client cannot take a torn answer for a whole one.
     */
    public static void write(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        problem.headers().forEach((name, value) -> response.headers().set(name, value));
        response.headers().remove("Content-Length").set("Content-Type", ProblemJson.MEDIA_TYPE);
        response.setStatusCode(problem.type().status());
        String body = ProblemJson.render(
                problem, context.request().path(), TraceContext.current().orElse(null));
        response.end(body).onFailure(gone -> {
            // The client went away before it had its answer: there is nobody left to tell.
        });
    }
}
