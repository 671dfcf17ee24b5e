package org.minga.gateway.routing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.Visit;

/**
 * Carries requests to the services: one per event loop, with connections of its own.
 *
 * <p>Written on the Vert.x client rather than with vertx-http-proxy, which neither tells a request that was never sent
 * from one that may have been, nor bounds a body while it streams; both are what this door is for.
 */
public final class Forwarder {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);

    private final Vertx vertx;
    private final HttpClient client;
    private final HeaderRules headers;
    private final GatewayConfig.Upstream config;

    public Forwarder(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.config = config.upstream();
        this.headers = new HeaderRules(config.trustForwarded());
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) this.config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) this.config.keepAlive().toSeconds())
                .setMaxPoolSize(this.config.poolSize())
                .setMaxWaitQueueSize(this.config.queueSize())
                .setMaxHeaderSize(32 * 1024)
                .setPipelining(false)
                .setDecompressionSupported(false));
    }

    /** Carries one request; {@code uri} is the path and query as the service shall see them. */
    public void forward(Visit visit, Operation operation, ReplicaSet replicas, String uri) {
        new Passage(this, visit, operation, replicas, uri).start();
    }

    Vertx vertx() {
        return vertx;
    }

    HttpClient client() {
        return client;
    }

    HeaderRules headers() {
        return headers;
    }

    GatewayConfig.Upstream config() {
        return config;
    }

    /** For one that could not be reached. */
    void setAside(ReplicaSet replicas, Replica replica, String reason) {
        setAside(replicas, replica, config.setAside(), reason);
    }

    /** For one that said it leaves. */
    void letGo(ReplicaSet replicas, Replica replica) {
        setAside(replicas, replica, config.leaving(), "it closes its connections");
    }

    private static void setAside(ReplicaSet replicas, Replica replica, Duration pause, String reason) {
        if (replica.setAside(pause)) {
            LOG.warnf("%s at %s is set aside for %s: %s", replicas.service(), replica, pause, reason);
        }
    }
}
