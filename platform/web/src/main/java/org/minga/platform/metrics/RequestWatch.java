package org.minga.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.minga.platform.trace.TraceContext;
import org.minga.platform.trace.Work;

/** Tells metrics and trace of every request when it is over. */
@Singleton
class RequestWatch {

    private static final String WATCHED = "minga.watched";

    /** Right after its trace has begun. */
    private static final int EARLY = -1_999;

    private final RouteMeters meters;
    private final boolean watching;

    /** A request until its end; {@link RouteFilter} knows its route. */
    static final class Watched {
        private String route = RouteMeters.NONE;
        private boolean veiled;

        void at(String template, boolean uncounted) {
            route = template;
            veiled = uncounted;
        }
    }

    RequestWatch(MeterRegistry registry, @ConfigProperty(name = "minga.metrics.requests") boolean watching) {
        this.meters = new RouteMeters(registry);
        this.watching = watching;
    }

    void install(@Observes Router router) {
        if (watching) {
            router.route().order(EARLY).handler(this::begin);
        }
    }

    static Optional<Watched> current() {
        return Vertx.currentContext() instanceof Context context && VertxContext.isDuplicatedContext(context)
                ? Optional.ofNullable(context.<Watched>getLocal(WATCHED))
                : Optional.empty();
    }

    private void begin(RoutingContext context) {
        TraceContext.work().ifPresent(work -> {
            Watched watched = new Watched();
            Vertx.currentContext().putLocal(WATCHED, watched);
            context.addEndHandler(end -> over(context, work, watched, end));
        });
        context.next();
    }

    private void over(RoutingContext context, Work work, Watched watched, AsyncResult<Void> end) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        int status = end.succeeded() ? response.getStatusCode() : RouteMeters.UNANSWERED;
        meters.over(request.method().name(), watched.route, watched.veiled, status, work.nanos());
        if (work.recorded()) {
            work.end(
                    request.method().name() + " " + watched.route,
                    status >= 500,
                    Map.of("http.route", watched.route, "http.response.status_code", Integer.toString(status)));
        }
    }
}
