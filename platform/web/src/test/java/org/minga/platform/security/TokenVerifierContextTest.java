package org.minga.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests that wait for one fetch of the keys must not go on in each other's place. */
class TokenVerifierContextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final TestIssuer issuer = new TestIssuer();
    private final CompletableFuture<UniEmitter<? super String>> fetch = new CompletableFuture<>();
    private final TokenVerifier verifier = new TokenVerifier(
            AuthSettings.of(TestIssuer.ISSUER, "minga-api"),
            () -> Uni.createFrom().<String>emitter(emitter -> fetch.complete(emitter)),
            InstantSource.fixed(NOW));

    @Test
    void each_waiting_request_goes_on_in_its_own_context() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            List<ContextInternal> requests = Stream.generate(
                            () -> ((ContextInternal) vertx.getOrCreateContext()).duplicate())
                    .limit(8)
                    .toList();
            List<CompletableFuture<Context>> continued =
                    requests.stream().map(this::verifyOn).toList();

            UniEmitter<? super String> answer = fetch.get(10, TimeUnit.SECONDS);
            // Every request must be waiting before the answer comes.
            for (ContextInternal request : requests) {
                CompletableFuture<Void> idle = new CompletableFuture<>();
                request.runOnContext(ignored -> idle.complete(null));
                idle.get(10, TimeUnit.SECONDS);
            }
            requests.getFirst().runOnContext(ignored -> answer.complete(issuer.jwks()));

            for (int i = 0; i < requests.size(); i++) {
                assertThat(continued.get(i).get(10, TimeUnit.SECONDS)).isSameAs(requests.get(i));
            }
        } finally {
            vertx.close();
        }
    }

    private CompletableFuture<Context> verifyOn(ContextInternal request) {
        CompletableFuture<Context> continued = new CompletableFuture<>();
        request.runOnContext(ignored -> verifier.verify(issuer.token(NOW, claims -> {}))
                .subscribe()
                .with(verification -> continued.complete(Vertx.currentContext()), continued::completeExceptionally));
        return continued;
    }
}
