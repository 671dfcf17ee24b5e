package org.minga.gateway.edge;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.minga.gateway.Prewritten;
import org.minga.gateway.Visit;
import org.minga.gateway.identity.TokenGate;
import org.minga.gateway.routing.Forwarder;
import org.minga.gateway.routing.Operation;
import org.minga.gateway.routing.OperationTable.Match;
import org.minga.gateway.routing.ReplicaSet;
import org.minga.gateway.routing.RequestTarget;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/**
 * The steps every request takes, in this order: headers of ours, a path that can be read only one way, our own pages,
 * the operation, the token, the limits, the size of the body, the service.
 */
final class Steps {

    private static final Logger LOG = Logger.getLogger(Steps.class);

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING_LOADED =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    private final Vertx vertx;
    private final Equipment equipment;
    private final Forwarder forwarder;
    private final Prewritten full = new Prewritten(ProblemTypes.unavailable());

    Steps(Vertx vertx, Equipment equipment, Forwarder forwarder) {
        this.vertx = vertx;
        this.equipment = equipment;
        this.forwarder = forwarder;
    }

    void take(Visit visit) {
        safely(visit, () -> begin(visit));
    }

    /** A mistake of ours must still be answered. */
    private static void safely(Visit visit, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            inTrace(visit, () -> LOG.error("a request failed", e));
            visit.refuse(Problem.of(ProblemTypes.INTERNAL));
        }
    }

    /** Several requests share an event loop, so a line of the log has the trace only for as long as it is written. */
    private static void inTrace(Visit visit, Runnable log) {
        MDC.put("traceId", visit.traceId());
        try {
            log.run();
        } finally {
            MDC.remove("traceId");
        }
    }

    private void begin(Visit visit) {
        equip(visit);
        HttpServerRequest request = visit.request();
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1 || request.authority() == null) {
            visit.refuse(Problem.of(ProblemTypes.MALFORMED_REQUEST, "The request needs exactly one Host header."));
            return;
        }
        switch (RequestTarget.parse(request.uri())) {
            case RequestTarget.Refused refused ->
                visit.refuse(Problem.of(ProblemTypes.MALFORMED_REQUEST, refused.reason()));
            case RequestTarget.Accepted target -> find(visit, target);
        }
    }

    /** Headers that every answer of ours has, refusals included. */
    void equip(Visit visit) {
        HttpServerResponse response = visit.response();
        response.putHeader(REQUEST_ID, visit.requestId());
        response.putHeader(TRACE_PARENT, visit.traceparent());
        response.putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        response.putHeader(REFERRER_POLICY, NO_REFERRER);
        response.putHeader(CONTENT_SECURITY_POLICY, NOTHING_LOADED);
        equipment.config().hsts().ifPresent(value -> response.putHeader("Strict-Transport-Security", value));
        equipment.cors().apply(visit.request().getHeader(HttpHeaders.ORIGIN), response);
    }

    private void find(Visit visit, RequestTarget.Accepted target) {
        String method = visit.request().method().name();
        StringBuilder path = new StringBuilder();
        target.segments().forEach(segment -> path.append('/').append(segment.decoded()));
        Optional<Consumer<Visit>> page = equipment.pages().find(path.toString());
        if (page.isPresent()) {
            switch (method) {
                case "GET", "HEAD" -> page.get().accept(visit);
                case "OPTIONS" -> options(visit, Set.of("GET", "HEAD", "OPTIONS"));
                default -> wrongMethod(visit, Set.of("GET", "HEAD", "OPTIONS"));
            }
            return;
        }
        switch (equipment.operations().match(method, target.segments())) {
            case Match.Unknown unknown -> visit.refuse(Problem.of(ProblemTypes.NOT_FOUND));
            case Match.WrongMethod wrong when method.equals("OPTIONS") -> options(visit, wrong.methods());
            case Match.WrongMethod wrong -> wrongMethod(visit, wrong.methods());
            case Match.Found found ->
                enter(
                        visit,
                        found.operation(),
                        target.query() == null ? found.path() : found.path() + "?" + target.query());
        }
    }

    private void options(Visit visit, Set<String> methods) {
        HttpServerRequest request = visit.request();
        HttpServerResponse response = visit.response().setStatusCode(204);
        response.putHeader(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(methods)));
        if (request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            equipment.cors().preflight(request.getHeader(HttpHeaders.ORIGIN), methods, response);
        }
        visit.finish(null);
    }

    private static void wrongMethod(Visit visit, Set<String> methods) {
        visit.refuse(Problem.of(ProblemTypes.METHOD_NOT_ALLOWED)
                .withHeader("Allow", String.join(", ", new TreeSet<>(methods))));
    }

    /** A refusal in a flood must cost far less than an answer, so it comes before all that takes work. */
    private void enter(Visit visit, Operation operation, String uri) {
        equipment.watch().found(visit, operation);
        ReplicaSet replicas = equipment.replicasOf(operation.service());
        if (replicas.enter()) {
            visit.whenOver(replicas::exit);
            admit(visit, operation, uri);
        } else {
            full.refuse(visit);
        }
    }

    private void admit(Visit visit, Operation operation, String uri) {
        // What is refused before this never waits; from here on the body has to.
        visit.request().pause();
        Context context = vertx.getOrCreateContext();
        equipment
                .tokens()
                .decide(operation.access(), visit.request().headers().getAll(HttpHeaders.AUTHORIZATION))
                .subscribe()
                .with(
                        decision -> on(context, () -> safely(visit, () -> admitted(visit, operation, uri, decision))),
                        failure -> {
                            inTrace(visit, () -> LOG.error("checking a token failed", failure));
                            on(context, () -> visit.refuse(Problem.of(ProblemTypes.INTERNAL)));
                        });
    }

    /** Keys are fetched elsewhere; the request goes on where its connection lives. */
    private static void on(Context context, Runnable step) {
        if (context.equals(Vertx.currentContext())) {
            step.run();
        } else {
            context.runOnContext(unused -> step.run());
        }
    }

    private void admitted(Visit visit, Operation operation, String uri, TokenGate.Decision decision) {
        if (!equipment.limiter().admit(visit, decision.bearer())) {
            return;
        }
        if (decision.refusal() != null) {
            visit.refuse(decision.refusal());
        } else if (visit.declaredLength() > operation.limits().maxBodyBytes()) {
            visit.refuse(operation.tooLarge());
        } else if (!visit.isOver()) {
            forwarder.forward(visit, operation, equipment.replicasOf(operation.service()), uri);
        }
    }
}
