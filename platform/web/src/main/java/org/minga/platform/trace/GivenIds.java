package org.minga.platform.trace;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives a span the ids that were sent on long before the span is written down. */
final class GivenIds implements IdGenerator {

    private final ThreadLocal<@Nullable TraceParent> given = new ThreadLocal<>();

    <T> T using(TraceParent ids, Supplier<T> start) {
        given.set(ids);
        try {
            return start.get();
        } finally {
            given.remove();
        }
    }

    @Override
    public String generateSpanId() {
        return ids().parentId();
    }

    @Override
    public String generateTraceId() {
        return ids().traceId();
    }

    private TraceParent ids() {
        TraceParent ids = given.get();
        if (ids == null) {
            throw new IllegalStateException("a span was started behind our back");
        }
        return ids;
    }
}
