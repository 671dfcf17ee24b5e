package org.minga.campaign.publication;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.publication.TokenEndpoint.IssuedToken;

/** The token with which this service speaks for itself, kept until shortly before it expires. */
@ApplicationScoped
class OwnToken {
    private static final String SCOPE = "contests:validate";

    /** What the way to the other service and clocks that differ may take. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final String clientId;
    private final Optional<String> clientSecret;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    OwnToken(
            @RestClient TokenEndpoint endpoint,
            InstantSource clock,
            @ConfigProperty(name = "minga.client.id") String clientId,
            @ConfigProperty(name = "minga.client.secret") Optional<String> clientSecret) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    Uni<String> get() {
        Kept current = kept.get();
        if (current != null && clock.instant().isBefore(current.until())) {
            return Uni.createFrom().item(current.token());
        }
        if (clientSecret.isEmpty()) {
            return Uni.createFrom().failure(new IllegalStateException("minga.client.secret is not configured"));
        }
        return endpoint.issue("client_credentials", clientId, clientSecret.get(), SCOPE)
                .map(this::keep);
    }

    /** After the token was refused: the next one is fetched anew. */
    void forget() {
        kept.set(null);
    }

    private String keep(IssuedToken issued) {
        Instant until = clock.instant().plusSeconds(issued.expiresIn()).minus(MARGIN);
        kept.set(new Kept(issued.accessToken(), until));
        return issued.accessToken();
    }

    private record Kept(String token, Instant until) {}
}
