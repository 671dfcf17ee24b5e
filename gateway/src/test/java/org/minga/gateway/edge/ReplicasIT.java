package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which replica a request goes to. */
class ReplicasIT {

    private static final long TEN_SECONDS = 10_000_000_000L;

    private static TestGateway before(StubService one, StubService two, Map<String, String> upstream) {
        Map<String, String> settings = new java.util.HashMap<>();
        upstream.forEach((key, value) -> settings.put("minga.gateway.upstream." + key, value));
        return TestGateway.with(Map.of("thing", List.of(one.address(), two.address())), settings);
    }

    @Test
    void a_replica_that_is_busy_with_one_request_is_not_given_the_next() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        StubService.Behaviour first = exchange -> {
            if (arrived.getCount() > 0) {
                arrived.countDown();
                goOn.await();
            }
            StubService.reply(exchange, 200, "one");
        };
        try (StubService one = StubService.start().answering(first);
                StubService two = StubService.start().answering(first);
                TestGateway gateway = before(one, two, Map.of())) {
            CompletableFuture<HttpResponse<String>> held =
                    CompletableFuture.supplyAsync(() -> gateway.get("/v1/things"));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 10; i++) {
                assertThat(gateway.get("/v1/things").statusCode()).isEqualTo(200);
            }
            assertThat(Math.min(one.arrivals().size(), two.arrivals().size())).isEqualTo(1);
            assertThat(Math.max(one.arrivals().size(), two.arrivals().size())).isEqualTo(10);
            goOn.countDown();
            assertThat(held.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_frozen_replica_is_noticed_without_a_request_and_taken_back_when_it_thaws() throws Exception {
        CountDownLatch thaw = new CountDownLatch(1);
        StubService.Behaviour freezing = exchange -> {
            thaw.await();
            StubService.reply(exchange, exchange.getRequestMethod().equals("HEAD") ? 404 : 200, "frozen");
        };
        AtomicInteger probes = new AtomicInteger();
        try (StubService one = StubService.start().answering(exchange -> {
                    probes.incrementAndGet();
                    freezing.answer(exchange);
                });
                StubService two = StubService.start().named("ok");
                TestGateway gateway = before(one, two, Map.of("probe-interval", "100ms"))) {
            // The third is sent when the second has been given up.
            long end = System.nanoTime() + TEN_SECONDS;
            while (probes.get() < 4) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(10);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.send("POST", "/v1/things/1/echo", "{}", Map.of())
                                .body())
                        .isEqualTo("ok");
            }
            assertThat(one.arrivals()).noneMatch(arrival -> arrival.method().equals("POST"));

            thaw.countDown();
            end = System.nanoTime() + TEN_SECONDS;
            while (!gateway.get("/v1/things").body().equals("frozen")) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void a_replica_that_answers_nothing_but_errors_is_set_aside() {
        try (StubService ill = StubService.start().answering(exchange -> StubService.reply(exchange, 500, "ill"));
                StubService well = StubService.start().named("ok");
                TestGateway gateway = before(ill, well, Map.of("set-aside", "1h", "set-aside-most", "1h"))) {
            long end = System.nanoTime() + TEN_SECONDS;
            int wellInARow = 0;
            while (wellInARow < 50) {
                assertThat(System.nanoTime()).isLessThan(end);
                wellInARow = gateway.get("/v1/things").statusCode() == 200 ? wellInARow + 1 : 0;
            }
            assertThat(ill.arrivals().size()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void one_request_tries_a_replica_that_was_set_aside_and_brings_it_back() {
        AtomicInteger health = new AtomicInteger(503);
        try (StubService ill = StubService.start()
                        .answering(exchange ->
                                StubService.reply(exchange, health.get(), health.get() == 200 ? "again" : "ill"));
                StubService well = StubService.start().named("ok");
                TestGateway gateway = before(ill, well, Map.of("set-aside", "200ms", "set-aside-most", "200ms"))) {
            long end = System.nanoTime() + TEN_SECONDS;
            int wellInARow = 0;
            while (wellInARow < 20) {
                assertThat(System.nanoTime()).isLessThan(end);
                wellInARow = gateway.get("/v1/things").statusCode() == 200 ? wellInARow + 1 : 0;
            }
            health.set(200);
            end = System.nanoTime() + TEN_SECONDS;
            while (!gateway.get("/v1/things").body().equals("again")) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
            int before = ill.arrivals().size();
            for (int i = 0; i < 10; i++) {
                gateway.get("/v1/things");
            }
            assertThat(ill.arrivals().size() - before).isEqualTo(5);
        }
    }

    @Test
    void when_all_replicas_are_ill_they_are_asked_all_the_same() {
        try (StubService one = StubService.start().answering(exchange -> StubService.reply(exchange, 500, "ill"));
                StubService two = StubService.start().answering(exchange -> StubService.reply(exchange, 500, "ill"));
                TestGateway gateway = before(one, two, Map.of("set-aside", "1h", "set-aside-most", "1h"))) {
            long end = System.nanoTime() + 2_500_000_000L;
            while (System.nanoTime() < end) {
                assertThat(gateway.get("/v1/things").body()).isEqualTo("ill");
            }
        }
    }
}
