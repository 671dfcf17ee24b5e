package org.minga.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minga.platform.security.Verification.KeysUnavailable;
import org.minga.platform.security.Verification.Verified;

class JwksClientIT {

    private final Vertx vertx = Vertx.vertx();
    private final TestIssuer issuer = new TestIssuer();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpServer serve(int status, String body) {
        return vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().setStatusCode(status).end(body))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Verification verifyAgainst(int port) {
        AuthSettings settings = new AuthSettings(
                TestIssuer.ISSUER,
                URI.create("http://127.0.0.1:" + port + "/certs"),
                "minga-api",
                10,
                Duration.ofMinutes(5),
                Duration.ofSeconds(2));
        InstantSource clock = InstantSource.system();
        try (JwksClient client = new JwksClient(vertx, settings)) {
            return new TokenVerifier(settings, client, clock)
                    .verify(issuer.token(clock.instant(), "a"))
                    .await()
                    .atMost(Duration.ofSeconds(10));
        }
    }

    @Test
    void keys_come_over_http() {
        HttpServer server = serve(200, issuer.jwks());

        assertThat(verifyAgainst(server.actualPort())).isInstanceOf(Verified.class);
    }

    @Test
    void a_server_that_refuses_fails_or_stays_silent_is_unavailable() {
        HttpServer failing = serve(500, "");
        HttpServer silent = vertx.createHttpServer()
                .requestHandler(request -> {})
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        HttpServer gone = serve(200, "");
        int nobody = gone.actualPort();
        gone.close().toCompletionStage().toCompletableFuture().join();

        assertThat(verifyAgainst(failing.actualPort())).isInstanceOf(KeysUnavailable.class);
        assertThat(verifyAgainst(silent.actualPort())).isInstanceOf(KeysUnavailable.class);
        assertThat(verifyAgainst(nobody)).isInstanceOf(KeysUnavailable.class);
    }
}
