package org.minga.platform.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a trace, from its beginning. Whoever is called from here gets {@link #here} as its parent. One that
 * is not recorded costs no more than its ids.
 */
public final class Work {

    /** What part it has in a request or a message, in the words of OpenTelemetry. */
    public enum Kind {
        SERVER,
        PRODUCER,
        CONSUMER
    }

    private final Spans spans;
    private final Kind kind;
    private final TraceParent here;
    private final @Nullable TraceParent caller;
    private final long begun;

    Work(Spans spans, Kind kind, TraceParent here, @Nullable TraceParent caller, long begun) {
        this.spans = spans;
        this.kind = kind;
        this.here = here;
        this.caller = caller;
        this.begun = begun;
    }

    public TraceParent here() {
        return here;
    }

    /** Whether somebody else began the trace. */
    public boolean continued() {
        return caller != null;
    }

    /** How long it has taken until now. */
    public long nanos() {
        return System.nanoTime() - begun;
    }

    /** Whether {@link #end} will tell anybody, so that what it is told need not be put together for nobody. */
    public boolean recorded() {
        return here.sampled() && spans.areKept();
    }

    /**
     * Sends it to the collector, if it is recorded.
     *
     * @param name of few values: a path as its template, never an id
     * @param attributes nothing of people: no address, no token, no text of theirs
     */
    public void end(String name, boolean failed, Map<String, String> attributes) {
        if (recorded()) {
            spans.keep(this, name, failed, attributes);
        }
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    TraceParent caller() {
        return caller;
    }
}
