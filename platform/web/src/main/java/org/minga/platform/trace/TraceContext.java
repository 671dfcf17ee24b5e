package org.minga.platform.trace;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the current work belongs to: of the HTTP request, or of the message being consumed once
 * {@link #continueFrom} was called. It lives in the Vert.x context of the work and so follows it through asynchronous
 * code. Work that has no such context (a timer, the start) gets a new trace for each call.
 */
@Singleton
public class TraceContext {

    private static final String PARENT = "minga.traceparent";
    private static final String REQUEST_ID = "minga.request-id";

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
        return Optional.ofNullable(TraceContext.<TraceParent>local(PARENT)).map(TraceParent::traceId);
    }

    /**
     * Makes the current work a part of the trace of who caused it.
     *
     * @param traceparent as received; anything that is no trace parent starts a new trace
     */
    public void continueFrom(@Nullable String traceparent) {
        put(PARENT, TraceParent.parse(traceparent).map(TraceParent::child).orElseGet(TraceParent::fresh));
    }

    void requestId(String id) {
        put(REQUEST_ID, id);
    }

    private TraceParent parent() {
        TraceParent parent = local(PARENT);
        if (parent == null) {
            parent = TraceParent.fresh();
            put(PARENT, parent);
        }
        return parent;
    }

    private static <T> @Nullable T local(String key) {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? context.getLocal(key) : null;
    }

    private static void put(String key, Object value) {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(key, value);
        }
    }
}
