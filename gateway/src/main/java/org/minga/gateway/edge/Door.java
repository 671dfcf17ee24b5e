package org.minga.gateway.edge;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.Visit;
import org.minga.gateway.limits.AtOnce;
import org.minga.gateway.limits.ConnectionGuard;
import org.minga.gateway.routing.Forwarder;
import org.minga.platform.leaving.Traffic;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** The public server on one event loop. All instances share one listening socket. */
final class Door extends AbstractVerticle {

    private static final Logger LOG = Logger.getLogger(Door.class);

    private final Equipment equipment;
    private final Traffic traffic;
    private final AtomicInteger openConnections;
    private final AtOnce connectionsOfAddress;
    private final Supplier<UUID> ids;
    private final InstantSource clock;
    private final AtomicInteger port;

    Door(
            Equipment equipment,
            Traffic traffic,
            AtomicInteger openConnections,
            AtOnce connectionsOfAddress,
            Supplier<UUID> ids,
            InstantSource clock,
            AtomicInteger port) {
        this.equipment = equipment;
        this.traffic = traffic;
        this.openConnections = openConnections;
        this.connectionsOfAddress = connectionsOfAddress;
        this.ids = ids;
        this.clock = clock;
        this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
        GatewayConfig config = equipment.config();
        GatewayConfig.Client client = config.client();
        ConnectionGuard guard = new ConnectionGuard(
                openConnections, client.maxConnections(), connectionsOfAddress, client.headTimeout(), clock);
        Steps steps = new Steps(vertx, equipment, new Forwarder(vertx, config));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setMaxHeaderSize(client.maxHeaderBytes())
                .setMaxInitialLineLength(client.maxLineBytes())
                .setIdleTimeout((int) client.idleTimeout().toSeconds())
                // One protocol, so one set of rules about where a request ends; HTTP/2 ends at the proxy in front.
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(false));
        server.connectionHandler(guard::opened)
                .requestHandler(request -> open(request, guard, steps))
                .invalidRequestHandler(request -> malformed(request, steps))
                .exceptionHandler(failure -> LOG.debugf("a connection failed: %s", failure.getMessage()));
        vertx.setPeriodic(Math.clamp(client.headTimeout().toMillis() / 4, 50, 1000), unused -> guard.sweep());
        server.listen()
                .<Void>map(listening -> {
                    port.set(listening.actualPort());
                    return null;
                })
                .onComplete(started);
    }

    private Visit visit(HttpServerRequest request) {
        Visit visit = new Visit(
                request,
                ids,
                equipment.watch().begin(request),
                (millis, action) -> vertx.setTimer(millis, unused -> action.run()));
        equipment.watch().watch(visit);
        return visit;
    }

    private void open(HttpServerRequest request, ConnectionGuard guard, Steps steps) {
        Visit visit = visit(request);
        guard.requestBegins(request.connection());
        visit.whenOver(() -> guard.requestIsOver(request.connection()));
        switch (traffic.enter()) {
            case ENTERED -> {
                visit.whenOver(traffic::exit);
                if (traffic.stage() == Traffic.Stage.LEAVING || asksToClose(request)) {
                    visit.lastOnItsConnection();
                }
                steps.take(visit);
            }
            case FULL, CLOSED -> {
                steps.equip(visit);
                visit.lastOnItsConnection();
                visit.refuse(ProblemTypes.unavailable());
            }
        }
    }

    /** Vert.x knows the word only when it stands alone. */
    private static boolean asksToClose(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .anyMatch(word -> word.strip().equalsIgnoreCase("close"));
    }

    /** What reached us is no HTTP, or more of it than we take; the connection can't be used after that. */
    private void malformed(HttpServerRequest request, Steps steps) {
        Visit visit = visit(request);
        visit.bodyRead();
        steps.equip(visit);
        visit.lastOnItsConnection();
        visit.refuse(
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException e -> Problem.of(ProblemTypes.URI_TOO_LONG);
                    case TooLongHttpHeaderException e -> Problem.of(ProblemTypes.HEADERS_TOO_LARGE);
                    case TooLongFrameException e -> Problem.of(ProblemTypes.HEADERS_TOO_LARGE);
                    default -> Problem.of(ProblemTypes.MALFORMED_REQUEST, "This is not an HTTP/1.1 request.");
                });
    }
}
