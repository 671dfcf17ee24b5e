package org.minga.local.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientIT {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server = create();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_is_not_known_yet_is_asked_for_again_under_the_same_key() {
        Answer answer = client().post("/v1/late", Map.of("a", 1));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("id").asText()).isEqualTo("7");
        assertThat(asked).hasValue(3);
        assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
    }

    @Test
    void a_problem_reads_as_sentences_with_every_violation() {
        assertThatThrownBy(() -> client().post("/v1/refused", Map.of()))
                .isInstanceOfSatisfying(ApiFailure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(422);
                    assertThat(failure.problem()).isEqualTo("validation-failed");
                })
                .hasMessageContaining("POST /v1/refused was refused (422): The request is not valid. Two things.")
                .hasMessageContaining("/title: must not be blank")
                .hasMessageContaining("limit: must be positive")
                .hasMessageContaining("trace 00ff");
    }

    @Test
    void a_gateway_that_is_not_there_is_named() {
        ApiClient nowhere = ApiClient.anonymous(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> nowhere.get("/v1/campaigns"))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContaining("GET /v1/campaigns got no answer from http://127.0.0.1:1");
    }

    private ApiClient client() {
        return ApiClient.anonymous(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private HttpServer create() {
        try {
            HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            created.createContext("/v1/late", exchange -> {
                keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                boolean known = asked.incrementAndGet() > 2;
                if (!known) {
                    exchange.getResponseHeaders().add("Retry-After", "1");
                }
                answer(exchange, known ? 201 : 404, known ? "{\"id\":7}" : "{}");
            });
            created.createContext("/v1/refused", exchange -> answer(exchange, 422, """
                            {"type": "https://minga.example/problems/validation-failed",
                             "title": "The request is not valid", "detail": "Two things.", "traceId": "00ff",
                             "errors": [{"pointer": "/title", "code": "blank", "detail": "must not be blank"},
                                        {"parameter": "limit", "code": "positive", "detail": "must be positive"}]}
                            """));
            return created;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
