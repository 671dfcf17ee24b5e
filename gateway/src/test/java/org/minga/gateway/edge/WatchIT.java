package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the door's metrics say of requests, connections and replicas. */
class WatchIT {

    @Test
    void requests_are_told_apart_by_route_and_never_by_path() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            gateway.get("/v1/things/1");
            gateway.get("/v1/things/2");
            gateway.send("PUT", "/v1/things/3", "{}", Map.of());
            gateway.get("/v1/nothing/4");
            gateway.get("/problems");
            gateway.send("BREW", "/v1/things", "", Map.of());

            MeterRegistry metrics = gateway.metrics();
            awaitCount(metrics, "GET", "/v1/things/{id}", "2xx", 2);
            awaitCount(metrics, "PUT", "/v1/things/{id}", "4xx", 1);
            awaitCount(metrics, "GET", "none", "4xx", 1);
            awaitCount(metrics, "GET", "none", "2xx", 1);
            awaitCount(metrics, "other", "none", "4xx", 1);
        }
    }

    @Test
    void of_a_veiled_operation_only_failures_are_counted() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            String token = gateway.issuer().token().scopes("things:read").text();
            for (int i = 0; i < 7; i++) {
                assertThat(gateway.get("/v1/things/mine", "Authorization", "Bearer " + token)
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(gateway.get("/v1/things/mine").statusCode()).isEqualTo(401);

            awaitCount(gateway.metrics(), "GET", "/v1/things/mine", "4xx", 1);
            assertThat(gateway.metrics()
                            .find("http.server.requests")
                            .tags("uri", "/v1/things/mine", "status", "2xx")
                            .timers())
                    .isEmpty();
            assertThat(gateway.metrics()
                            .get("http.server.veiled.per.second")
                            .tag("uri", "/v1/things/mine")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void a_request_that_nobody_waits_for_any_more_is_counted_once() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (StubService service = StubService.start().answering(exchange -> {
                    arrived.countDown();
                    goOn.await();
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            try (RawClient client = new RawClient(gateway.port())) {
                client.send("GET /v1/things HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(gauge(gateway, "minga.gateway.connections")).isEqualTo(1);
                assertThat(gauge(gateway, "minga.gateway.requests.in.flight")).isEqualTo(1);
            }
            awaitCount(gateway.metrics(), "GET", "/v1/things", "none", 1);
            goOn.countDown();
            assertThat(gauge(gateway, "minga.gateway.requests.in.flight")).isZero();
        }
    }

    @Test
    void replicas_that_are_passed_over_are_told() throws IOException {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(closedPort(), service.address())) {
            gateway.get("/v1/things");
            gateway.get("/v1/things");

            assertThat(replicas(gateway, "minga.gateway.replicas")).isEqualTo(2);
            assertThat(replicas(gateway, "minga.gateway.replicas.set.aside")).isEqualTo(1);
        }
    }

    private static double replicas(TestGateway gateway, String name) {
        return gateway.metrics()
                .get(name)
                .tag("upstream", "thing-service")
                .gauge()
                .value();
    }

    private static double gauge(TestGateway gateway, String name) {
        return gateway.metrics().get(name).gauge().value();
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    /** The answer may be here before the gateway has seen it go. */
    private static void awaitCount(MeterRegistry metrics, String method, String route, String status, long times) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (count(metrics, method, route, status) != times && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(count(metrics, method, route, status))
                .as(() ->
                        metrics.getMeters().stream().map(Meter::getId).toList().toString())
                .isEqualTo(times);
    }

    private static long count(MeterRegistry metrics, String method, String route, String status) {
        Timer timer = metrics.find("http.server.requests")
                .tags("method", method, "uri", route, "status", status)
                .timer();
        return timer == null ? 0 : timer.count();
    }
}
