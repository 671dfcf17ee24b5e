package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.gateway.edge.Problems.assertProblem;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadClientsIT {

    private static StubService service;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        service = StubService.start();
        gateway = TestGateway.with(
                Map.of("thing", List.of(service.address())),
                Map.of(
                        "minga.gateway.client.head-timeout", "500ms",
                        "minga.gateway.client.max-connections", "20"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "GET /v1/things\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost x\r\n\r\n",
                "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc",
                "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\nabc",
                "GET /v1/things HTTP/1.1\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"
            })
    void what_is_no_http_gets_a_problem(String bytes) {
        assertProblem(RawClient.exchange(gateway.port(), bytes), 400, "malformed-request");
    }

    @Test
    void length_and_chunks_together_cannot_smuggle_a_second_request() {
        service.arrivals().clear();
        String answer = RawClient.exchange(
                gateway.port(),
                "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n0\r\n\r\nGET /v1/things HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(service.arrivals()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_very_long_address_is_refused() {
        String answer = RawClient.exchange(
                gateway.port(), "GET /v1/things?q=" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertProblem(answer, 414, "uri-too-long");
    }

    @Test
    void very_large_headers_are_refused() {
        String answer = RawClient.exchange(
                gateway.port(), "GET /v1/things HTTP/1.1\r\nHost: x\r\nX-A: " + "x".repeat(20_000) + "\r\n\r\n");
        assertProblem(answer, 431, "headers-too-large");
    }

    @Test
    void a_connection_that_brings_no_request_is_closed() {
        try (RawClient client = new RawClient(gateway.port())) {
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void headers_that_trickle_do_not_keep_a_connection_open() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            Thread trickle = Thread.ofVirtual().start(() -> {
                try {
                    client.send("GET /v1/things HTTP/1.1\r\n");
                    while (true) {
                        client.send("X-Slow: 1\r\n");
                        TimeUnit.MILLISECONDS.sleep(50);
                    }
                } catch (java.io.UncheckedIOException | InterruptedException e) {
                    // Hung up on, as wanted.
                }
            });
            assertThat(client.readAll()).isEmpty();
            trickle.interrupt();
        }
    }

    @Test
    void a_connection_is_closed_some_time_after_its_last_answer() {
        try (RawClient client = new RawClient(gateway.port())) {
            assertThat(client.send("GET /v1/things HTTP/1.1\r\nHost: x\r\n\r\n").readHead())
                    .startsWith("HTTP/1.1 200");
            assertThat(client.readAll()).isEqualTo("{}");
        }
    }

    @Test
    void more_connections_than_allowed_are_turned_away_and_places_come_free() {
        List<RawClient> crowd = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                crowd.add(new RawClient(gateway.port()));
            }
            for (RawClient client : crowd) {
                assertThat(client.readAll()).isEmpty();
            }
        } finally {
            crowd.forEach(RawClient::close);
        }
        assertThat(gateway.get("/v1/things").statusCode()).isEqualTo(200);
    }

    @Test
    void one_address_cannot_take_all_connections() throws Exception {
        try (TestGateway narrow = TestGateway.with(
                Map.of("thing", List.of(service.address())),
                Map.of("minga.gateway.client.max-connections-per-address", "5"))) {
            String get = "GET /v1/things HTTP/1.1\r\nHost: x\r\n\r\n";
            List<RawClient> idle = new java.util.ArrayList<>();
            try {
                for (int i = 0; i < 5; i++) {
                    idle.add(new RawClient(narrow.port()));
                    assertThat(idle.getLast().send(get).readHead()).startsWith("HTTP/1.1 200");
                }
                assertThat(RawClient.exchange(narrow.port(), "")).isEmpty();
                try (java.net.Socket elsewhere = new java.net.Socket(
                        "127.0.0.1", narrow.port(), java.net.InetAddress.getByName("127.0.0.2"), 0)) {
                    elsewhere.getOutputStream().write(get.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    assertThat(RawService.readHead(elsewhere.getInputStream())).startsWith("HTTP/1.1 200");
                }
            } finally {
                idle.forEach(RawClient::close);
            }
            // The gateway may hear a moment later that they have left.
            long end = System.nanoTime() + 10_000_000_000L;
            while (!served(narrow, get)) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    private static boolean served(TestGateway gateway, String get) {
        try (RawClient client = new RawClient(gateway.port())) {
            return client.send(get).readHead().startsWith("HTTP/1.1 200");
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void more_requests_than_allowed_are_told_to_come_back() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch over = new CountDownLatch(1);
        try (StubService slow = StubService.start().answering(exchange -> {
                    arrived.countDown();
                    over.await();
                    StubService.reply(exchange, 200, "ok");
                });
                TestGateway narrow = TestGateway.with(
                        Map.of("thing", List.of(slow.address())), Map.of("minga.gateway.client.max-requests", "2"));
                RawClient one = new RawClient(narrow.port());
                RawClient two = new RawClient(narrow.port())) {
            String get = "GET /v1/things HTTP/1.1\r\nHost: x\r\n\r\n";
            one.send(get);
            two.send(get);
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            assertProblem(narrow.get("/v1/things"), 503, "unavailable");

            over.countDown();
            assertThat(one.readHead()).startsWith("HTTP/1.1 200");
            assertThat(two.readHead()).startsWith("HTTP/1.1 200");
        }
    }
}
