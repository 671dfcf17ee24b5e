package org.minga.platform.leaving;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * From the moment the process is asked to end, each answer is the last on its connection.
 *
 * <pre>
 *   SIGTERM ──▶ not ready, serves, each answer says "Connection: close" ──delay──▶ finishes what is in flight ──▶ end
 * </pre>
 *
 * The delay is longer than whoever asks keeps an unused connection. So when it is over each connection was either used,
 * and closed after its answer, or given up: nobody can be writing into one just as it is closed.
 */
@Singleton
class LastAnswers {

    /** Whatever refuses a request later, its answer is one of the last as well. */
    private static final int BEFORE_EVERYTHING = -3_000;

    private volatile boolean leaving;

    void install(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::mark);
    }

    void leave(@Observes ShutdownDelayInitiatedEvent asked) {
        leaving = true;
    }

    private void mark(RoutingContext context) {
        if (leaving && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }
}
