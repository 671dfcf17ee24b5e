package org.minga.gateway.edge;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.watch.DoorWatch;
import org.minga.platform.id.Ids;
import org.minga.platform.security.AuthSettings;
import org.minga.platform.security.TokenVerifier;

/** Opens the door when the application starts and closes it when it stops; ready in between. */
@Readiness
@Singleton
class GatewayLifecycle implements HealthCheck {

    private final Gateway gateway;

    GatewayLifecycle(
            Vertx vertx,
            GatewayConfig settings,
            Config config,
            TokenVerifier verifier,
            AuthSettings auth,
            Ids ids,
            InstantSource clock,
            DoorWatch watch) {
        this.gateway = new Gateway(
                vertx,
                settings,
                service -> addresses(config, service),
                verifier,
                auth.issuer(),
                config.getValue("quarkus.application.version", String.class),
                ids::next,
                clock,
                watch);
    }

    private static List<URI> addresses(Config config, String service) {
        return config.getOptionalValues("minga.routes." + service, URI.class)
                .orElseThrow(() -> new IllegalStateException("minga.routes." + service + " is not set"));
    }

    void start(@Observes StartupEvent event) {
        gateway.start();
    }

    void prepareToStop(@Observes ShutdownDelayInitiatedEvent event) {
        gateway.prepareToStop();
    }

    void stop(@Observes ShutdownEvent event) {
        gateway.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("door").status(gateway.ready()).build();
    }
}
