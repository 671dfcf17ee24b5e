package org.minga.platform.trace;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Starts or continues the trace of every HTTP request before anything else happens to it. */
@Singleton
class TraceFilter {

    private static final int BEFORE_EVERYTHING = -2_000;

    private final TraceContext trace;

    TraceFilter(TraceContext trace) {
        this.trace = trace;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        Work work = trace.continueFrom(Work.Kind.SERVER, request.getHeader("traceparent"));
        String requestId =
                requestId(request.getHeader("X-Request-Id"), work.here().traceId());
        trace.requestId(requestId);
        context.response().putHeader("traceparent", work.here().header()).putHeader("X-Request-Id", requestId);
        context.next();
    }

    /** The caller's own id when it is harmless to echo and to log; else that of the trace. */
    static String requestId(@Nullable String sent, String otherwise) {
        return sent != null && RequestIds.harmless(sent) ? sent : otherwise;
    }
}
