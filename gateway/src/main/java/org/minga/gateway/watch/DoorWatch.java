package org.minga.gateway.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.minga.gateway.Visit;
import org.minga.gateway.routing.Access;
import org.minga.gateway.routing.Operation;
import org.minga.gateway.routing.ReplicaSet;
import org.minga.platform.metrics.RouteMeters;
import org.minga.platform.trace.Spans;
import org.minga.platform.trace.TraceParent;
import org.minga.platform.trace.Work;

/** Tells metrics and traces of every request, once, when it is over. Used by all event loops. */
public final class DoorWatch {

    private final MeterRegistry registry;
    private final RouteMeters meters;
    private final Spans spans;
    private final Set<String> veiledScopes;

    /** @param veiledScopes scopes of operations whose number must not be told */
    public DoorWatch(MeterRegistry registry, Spans spans, Set<String> veiledScopes) {
        this.registry = registry;
        this.meters = new RouteMeters(registry);
        this.spans = spans;
        this.veiledScopes = Set.copyOf(veiledScopes);
    }

    /** The work of a request, in the trace that the client brought along or in a new one. */
    public Work begin(HttpServerRequest request) {
        var sent = request.headers().getAll("traceparent");
        return spans.begin(
                Work.Kind.SERVER,
                sent.size() == 1 ? TraceParent.parse(sent.getFirst()).orElse(null) : null);
    }

    public void watch(Visit visit) {
        visit.whenOver(() -> over(visit));
    }

    /** The operation of a request that is watched was found. */
    public void found(Visit visit, Operation operation) {
        boolean veiled = operation.access() instanceof Access.Scoped scoped && veiledScopes.contains(scoped.scope());
        visit.operationFound(operation.template(), veiled);
    }

    private void over(Visit visit) {
        String method = visit.request().method().name();
        String route = visit.route();
        int status = visit.response().ended() ? visit.response().getStatusCode() : RouteMeters.UNANSWERED;
        Work work = visit.work();
        meters.over(method, route, visit.veiled(), status, work.nanos());
        if (work.recorded()) {
            work.end(
                    method + " " + route,
                    status >= 500,
                    Map.of("http.route", route, "http.response.status_code", Integer.toString(status)));
        }
    }

    public void connections(Supplier<Number> open) {
        gauge("minga.gateway.connections", "Connections of clients", open);
    }

    public void inFlight(Supplier<Number> requests) {
        gauge("minga.gateway.requests.in.flight", "Requests being worked on", requests);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .strongReference(true)
                .description(description)
                .register(registry);
    }

    public void replicas(String service, ReplicaSet replicas) {
        Gauge.builder("minga.gateway.replicas", replicas, ReplicaSet::size)
                .tag("upstream", service)
                .description("Replicas that the gateway knows of")
                .register(registry);
        Gauge.builder("minga.gateway.replicas.set.aside", replicas, ReplicaSet::setAside)
                .tag("upstream", service)
                .description("Replicas that are passed over now")
                .register(registry);
    }
}
