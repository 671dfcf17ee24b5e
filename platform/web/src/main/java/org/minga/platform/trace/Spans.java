package org.minga.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins the pieces of work of which traces are made, decides which traces are recorded, and sends those to a collector
 * (OTLP over HTTP). Without a collector nothing of OpenTelemetry is ever loaded.
 */
public final class Spans implements AutoCloseable {

    private final double ratio;
    private final boolean followCallers;
    private final InstantSource clock;
    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;
    private final GivenIds ids = new GivenIds();

    private Spans(
            String application, @Nullable URI collector, double ratio, boolean followCallers, InstantSource clock) {
        this.ratio = collector == null ? 0 : ratio;
        this.followCallers = followCallers;
        this.clock = clock;
        this.provider = collector == null ? null : provider(application, collector);
        this.tracer = provider == null ? null : provider.get("org.minga");
    }

    /** No collector: ids travel, nothing is recorded, and what a caller records goes on only if callers are followed. */
    public static Spans off(boolean followCallers, InstantSource clock) {
        return new Spans("", null, 0, followCallers, clock);
    }

    /**
     * With a collector.
     *
     * @param collector base address, to which {@code /v1/traces} is added
     * @param ratio share of the traces begun here, or not followed, that are recorded: 0 to 1
     * @param followCallers whether a trace that its caller records is recorded here too; not where anybody may call
     */
    public static Spans to(
            URI collector, String application, double ratio, boolean followCallers, InstantSource clock) {
        if (ratio < 0 || ratio > 1) {
            throw new IllegalArgumentException("minga.tracing.ratio is " + ratio + ", not between 0 and 1");
        }
        return new Spans(application, collector, ratio, followCallers, clock);
    }

    private SdkTracerProvider provider(String application, URI collector) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString().replaceFirst("/$", "") + "/v1/traces")
                .setMeterProvider(MeterProvider.noop())
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), application)))
                .setIdGenerator(ids)
                // Decided before, by begin().
                .setSampler(Sampler.alwaysOn())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(1, TimeUnit.SECONDS)
                        .build())
                .build();
    }

    /** Begins work that a caller asked for; without one it is the first of a new trace. */
    public Work begin(Work.Kind kind, @Nullable TraceParent caller) {
        boolean sampled = (followCallers && caller != null)
                ? caller.sampled()
                : ratio > 0 && ThreadLocalRandom.current().nextDouble() < ratio;
        TraceParent here = (caller == null ? TraceParent.fresh() : caller.child()).withSampled(sampled);
        return new Work(this, kind, here, caller, System.nanoTime());
    }

    /** Whether there is a collector. */
    public boolean areKept() {
        return tracer != null;
    }

    void keep(Work work, String name, boolean failed, Map<String, String> attributes) {
        Tracer to = tracer;
        if (to == null) {
            return;
        }
        long end = TimeUnit.MILLISECONDS.toNanos(clock.millis());
        SpanBuilder builder = to.spanBuilder(name)
                .setSpanKind(kind(work.kind()))
                .setStartTimestamp(end - work.nanos(), TimeUnit.NANOSECONDS);
        attributes.forEach(builder::setAttribute);
        TraceParent caller = work.caller();
        if (caller == null) {
            builder.setNoParent();
        } else {
            builder.setParent(Context.root()
                    .with(Span.wrap(SpanContext.createFromRemoteParent(
                            caller.traceId(), caller.parentId(), TraceFlags.getSampled(), TraceState.getDefault()))));
        }
        Span span = ids.using(work.here(), builder::startSpan);
        if (failed) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(end, TimeUnit.NANOSECONDS);
    }

    private static SpanKind kind(Work.Kind kind) {
        return switch (kind) {
            case SERVER -> SpanKind.SERVER;
            case PRODUCER -> SpanKind.PRODUCER;
            case CONSUMER -> SpanKind.CONSUMER;
        };
    }

    /** Sends what is left. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(2, TimeUnit.SECONDS);
        }
    }
}
