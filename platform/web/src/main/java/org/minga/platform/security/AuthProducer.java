package org.minga.platform.security;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the token verifier from the configuration, and refuses to start on one that would be unsafe. */
@Singleton
class AuthProducer {

    private final AuthSettings settings;
    private final boolean allowInsecure;

    AuthProducer(
            @ConfigProperty(name = "minga.auth.issuer") String issuer,
            @ConfigProperty(name = "minga.auth.jwks-url") Optional<URI> jwksUrl,
            @ConfigProperty(name = "minga.auth.audience", defaultValue = "minga-api") String audience,
            @ConfigProperty(name = "minga.auth.cache-size", defaultValue = "10000") int cacheSize,
            @ConfigProperty(name = "minga.auth.jwks-refresh", defaultValue = "5m") Duration jwksRefresh,
            @ConfigProperty(name = "minga.auth.jwks-timeout", defaultValue = "3s") Duration jwksTimeout,
            @ConfigProperty(name = "minga.auth.allow-insecure-issuer", defaultValue = "false") boolean allowInsecure) {
        this.settings = new AuthSettings(
                issuer,
                jwksUrl.orElseGet(() -> AuthSettings.defaultJwksUrl(issuer)),
                audience,
                cacheSize,
                jwksRefresh,
                jwksTimeout);
        this.allowInsecure = allowInsecure;
    }

    /** Early, so that nothing is served or consumed under a wrong issuer. */
    void check(@Observes @Priority(1) StartupEvent start) {
        settings.check(allowInsecure);
    }

    @Produces
    @Singleton
    AuthSettings settings() {
        return settings;
    }

    @Produces
    @Singleton
    @DefaultBean
    KeySource keySource(Vertx vertx) {
        return new JwksClient(vertx, settings);
    }

    void close(@Disposes KeySource source) throws Exception {
        if (source instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Produces
    @Singleton
    TokenVerifier verifier(KeySource source, InstantSource clock) {
        return new TokenVerifier(settings, source, clock);
    }
}
