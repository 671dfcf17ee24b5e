package org.minga.platform.trace;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the current work belongs to: of the HTTP request, or of the message being consumed once
 * {@link #continueFrom} was called. It lives in the Vert.x context of the work and so follows it through asynchronous
 * code. Work that has no such context (a timer, the start) gets a new trace for each call.
 */
@Singleton
public class TraceContext {

    private static final String WORK = "minga.work";
    private static final String REQUEST_ID = "minga.request-id";
    private static final String IN_LOG = "traceId";

    private final Spans spans;

    TraceContext(Spans spans) {
        this.spans = spans;
    }

    /** Trace parent to send on with calls and events. */
    public String traceparent() {
        return parent().header();
    }

    /** 32 hexadecimal digits. */
    public String traceId() {
        return parent().traceId();
    }

    /** The `X-Request-Id` of the current request; empty outside of one. */
    public Optional<String> requestId() {
        return Optional.ofNullable(this.<String>local(REQUEST_ID));
    }

    /** The trace id of the current work; empty where there is none yet. */
    public static Optional<String> current() {
        return work().map(work -> work.here().traceId());
    }

    /**
     * Makes the current work a part of the trace of who caused it; lines of the log tell the trace from now on.
     *
     * @param traceparent as received; anything that is no trace parent starts a new trace
     */
    public Work continueFrom(Work.Kind kind, @Nullable String traceparent) {
        Work work = spans.begin(kind, TraceParent.parse(traceparent).orElse(null));
        put(WORK, work);
        if (hasOwnContext()) {
            MDC.put(IN_LOG, work.here().traceId());
        }
        return work;
    }

    void requestId(String id) {
        put(REQUEST_ID, id);
    }

    /** The current work, as {@link #continueFrom} began it; empty where nobody did. */
    public static Optional<Work> work() {
        return Optional.ofNullable(TraceContext.<Work>local(WORK));
    }

    private TraceParent parent() {
        Work work = local(WORK);
        if (work == null) {
            work = spans.begin(Work.Kind.SERVER, null);
            put(WORK, work);
        }
        return work.here();
    }

    private static <T> @Nullable T local(String key) {
        return hasOwnContext() ? Vertx.currentContext().getLocal(key) : null;
    }

    private static void put(String key, Object value) {
        if (hasOwnContext()) {
            Vertx.currentContext().putLocal(key, value);
        }
    }

    private static boolean hasOwnContext() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context);
    }
}
