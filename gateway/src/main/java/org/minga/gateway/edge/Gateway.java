package org.minga.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.apidocs.OpenApiMerge;
import org.minga.gateway.apidocs.Pages;
import org.minga.gateway.identity.TokenGate;
import org.minga.gateway.limits.AtOnce;
import org.minga.gateway.limits.Limiter;
import org.minga.gateway.routing.Health;
import org.minga.gateway.routing.OperationTable;
import org.minga.gateway.routing.Probes;
import org.minga.gateway.routing.ReplicaSet;
import org.minga.gateway.watch.DoorWatch;
import org.minga.platform.leaving.Traffic;
import org.minga.platform.security.TokenVerifier;

/** The gateway put together from its parts; needs Vert.x and nothing else, so that tests can start many. */
final class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final long START_SECONDS = 30;
    private static final long SWEEP_MILLIS = 1000;
    private static final Duration FAILING_FOR = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Traffic traffic;
    private final Limiter limiter;
    private final Probes probes;
    private final AtomicInteger port = new AtomicInteger();
    private final Supplier<Door> doors;
    private volatile String deployment = "";
    private volatile long sweeping = -1;

    /**
     * @param addresses the replicas of a service, named like {@code campaign}
     * @param issuer base address of the realm, for the API document
     * @param watch told of all that comes
     */
    Gateway(
            Vertx vertx,
            GatewayConfig config,
            Function<String, List<URI>> addresses,
            TokenVerifier verifier,
            String issuer,
            String version,
            Supplier<UUID> ids,
            InstantSource clock,
            DoorWatch watch) {
        this.vertx = vertx;
        this.config = config;
        this.traffic = new Traffic(config.client().maxRequests());
        Contracts contracts = Contracts.read(config.contracts());
        this.limiter = new Limiter(config, System::nanoTime);
        GatewayConfig.Upstream upstream = config.upstream();
        Health health = new Health(
                upstream.setAside(), upstream.setAsideMost(), upstream.leaving(), upstream.failures(), FAILING_FOR);
        Map<String, ReplicaSet> replicas = new HashMap<>();
        for (String service : contracts.routes().services()) {
            List<URI> found = addresses.apply(service.replaceFirst("-service$", ""));
            ReplicaSet set = new ReplicaSet(service, found, upstream.maxRequests(), health, System::nanoTime);
            replicas.put(service, set);
            watch.replicas(service, set);
        }
        JsonNode openApi = OpenApiMerge.merge(
                contracts.apis(), path -> contracts.routes().owner(path).isPresent(), issuer, version);
        Equipment equipment = new Equipment(
                config,
                OperationTable.of(contracts.routes(), contracts.apis()),
                Map.copyOf(replicas),
                new TokenGate(verifier),
                limiter,
                new Pages(openApi, contracts.problems()),
                new Cors(config.cors().origins().orElse(List.of())),
                watch);
        this.probes = new Probes(vertx, replicas.values(), upstream.probeInterval());
        AtomicInteger connections = new AtomicInteger();
        watch.connections(connections::get);
        watch.inFlight(traffic::inFlight);
        AtOnce connectionsOfAddress =
                new AtOnce(config.trustForwarded() ? 0 : config.client().maxConnectionsPerAddress());
        this.doors = () -> new Door(equipment, traffic, connections, connectionsOfAddress, ids, clock, port);
    }

    void start() {
        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        try {
            deployment = vertx.deployVerticle(doors::get, new DeploymentOptions().setInstances(loops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the gateway cannot listen on %s:%d: %s".formatted(config.host(), config.port(), e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the gateway did not start within " + START_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", e);
        }
        probes.start();
        sweeping = vertx.setPeriodic(SWEEP_MILLIS, unused -> limiter.sweep());
        LOG.infof("the door is open on http://%s:%d", config.host(), port());
    }

    int port() {
        return port.get();
    }

    boolean ready() {
        return !deployment.isEmpty() && traffic.stage() == Traffic.Stage.OPEN;
    }

    /** Still serves, but closes each connection after its answer, so that clients go elsewhere. */
    void prepareToStop() {
        traffic.leave();
    }

    /** Takes no more requests and finishes those in flight: see {@link Traffic}. Blocks. */
    void stop() {
        try {
            int left = traffic.close(config.shutdown().timeout());
            if (left > 0) {
                LOG.warnf(
                        "%d requests were not finished within %s",
                        left, config.shutdown().timeout());
            }
            probes.stop();
            vertx.cancelTimer(sweeping);
            if (!deployment.isEmpty()) {
                vertx.undeploy(deployment)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(START_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the door could not be closed", e);
        }
    }
}
