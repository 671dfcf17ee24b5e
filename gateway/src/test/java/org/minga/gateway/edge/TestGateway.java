package org.minga.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.minga.gateway.GatewayConfig;
import org.minga.gateway.TestIssuer;
import org.minga.gateway.watch.DoorWatch;
import org.minga.platform.security.AuthSettings;
import org.minga.platform.security.TokenVerifier;
import org.minga.platform.trace.Spans;

/** A gateway on a free port between test services, and the usual way to call it. */
final class TestGateway implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestIssuer issuer;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Gateway gateway;

    private TestGateway(Map<String, List<URI>> replicas, Map<String, String> settings, TestIssuer issuer) {
        this.issuer = issuer;
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("minga.gateway.host", "127.0.0.1");
        all.putIfAbsent("minga.gateway.port", "0");
        all.putIfAbsent("minga.gateway.contracts", "test-contracts");
        all.putIfAbsent("minga.gateway.upstream.connect-timeout", "1s");
        all.putIfAbsent("minga.gateway.shutdown.timeout", "1s");
        // Most tests count what arrives at a service.
        all.putIfAbsent("minga.gateway.upstream.probe-interval", "1h");
        GatewayConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GatewayConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(GatewayConfig.class);
        InstantSource clock = InstantSource.system();
        TokenVerifier verifier = new TokenVerifier(AuthSettings.of(TestIssuer.ISSUER, "minga-api"), issuer, clock);
        gateway = new Gateway(
                vertx,
                config,
                service -> replicas.getOrDefault(service, List.of(URI.create("http://127.0.0.1:1"))),
                verifier,
                TestIssuer.ISSUER,
                "1.2.3",
                UUID::randomUUID,
                clock,
                new DoorWatch(registry, Spans.off(false, clock), Set.of("things:read")));
        gateway.start();
    }

    /** Before the things; the others are nowhere. */
    static TestGateway before(URI... things) {
        return with(things.length == 0 ? Map.of() : Map.of("thing", List.of(things)), Map.of());
    }

    static TestGateway with(Map<String, List<URI>> replicas, Map<String, String> settings) {
        return new TestGateway(replicas, settings, new TestIssuer());
    }

    /** Before the things like another, taking the same tokens. */
    static TestGateway beside(TestGateway other, URI things, Map<String, String> settings) {
        return new TestGateway(Map.of("thing", List.of(things)), settings, other.issuer);
    }

    MeterRegistry metrics() {
        return registry;
    }

    TestIssuer issuer() {
        return issuer;
    }

    Gateway gateway() {
        return gateway;
    }

    int port() {
        return gateway.port();
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + uri))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> get(String uri, String... headers) {
        HttpRequest.Builder request = request(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> send(String method, String uri, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        client.close();
        gateway.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
