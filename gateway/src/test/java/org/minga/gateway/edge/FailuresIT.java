package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.gateway.edge.Problems.assertProblem;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/things/1", "POST /v1/things/1/echo", "PATCH /v1/things/1/echo", "PUT /v1/things/1/file"
            })
    void a_replica_that_refuses_connections_is_passed_over_for_every_method(String operation) throws Exception {
        try (StubService service = StubService.start().named("ok");
                TestGateway gateway = TestGateway.before(closedPort(), service.address())) {
            for (int i = 0; i < 6; i++) {
                assertThat(call(gateway, operation).statusCode()).isEqualTo(200);
            }
            assertThat(service.arrivals()).hasSize(6);
        }
    }

    @Test
    void a_replica_that_was_set_aside_comes_back() throws Exception {
        URI late = closedPort();
        try (StubService first = StubService.start().named("first");
                TestGateway gateway = TestGateway.with(
                        Map.of("thing", List.of(first.address(), late)),
                        Map.of("minga.gateway.upstream.probe-interval", "50ms"))) {
            gateway.get("/v1/things");
            gateway.get("/v1/things");
            try (StubService second = StubService.startOn(late.getPort()).named("second")) {
                long end = System.nanoTime() + 10_000_000_000L;
                while (second.arrivals().isEmpty() && System.nanoTime() < end) {
                    assertThat(gateway.get("/v1/things").statusCode()).isEqualTo(200);
                }
                assertThat(second.arrivals()).isNotEmpty();
            }
        }
    }

    @Test
    void without_any_replica_the_service_is_unavailable_and_back_at_once_when_one_is() throws Exception {
        URI late = closedPort();
        try (TestGateway gateway = TestGateway.before(late, closedPort())) {
            HttpResponse<String> response = gateway.send("POST", "/v1/things/1/echo", "{}", Map.of());
            assertProblem(response, 503, "unavailable");
            assertThat(response.headers().firstValue("Retry-After").map(Integer::parseInt))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
            try (StubService service = StubService.startOn(late.getPort()).named("back")) {
                assertThat(gateway.get("/v1/things").body()).isEqualTo("back");
            }
        }
    }

    @Test
    void who_comes_when_a_service_is_full_is_turned_away_at_once_and_may_stay_connected() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RawService.Behaviour slow = (socket, head, in, out) -> {
            arrived.countDown();
            goOn.await();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        };
        try (RawService service = RawService.start(slow);
                TestGateway gateway = TestGateway.with(
                        Map.of("thing", List.of(service.address())),
                        Map.of("minga.gateway.upstream.max-requests", "1"))) {
            CompletableFuture<HttpResponse<String>> inside =
                    CompletableFuture.supplyAsync(() -> gateway.get("/v1/things"));
            arrived.await();

            HttpResponse<String> refused = gateway.send("POST", "/v1/things/1/echo", "{}", Map.of());
            assertProblem(refused, 503, "unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(refused.headers().firstValue("Connection")).isEmpty();

            goOn.countDown();
            assertThat(inside.get().body()).isEqualTo("ok");
            // The answer may be here a moment before its place is free.
            long end = System.nanoTime() + 10_000_000_000L;
            while (gateway.get("/v1/things").statusCode() != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/things/1/echo",
                "PATCH /v1/things/1/echo",
                "PUT /v1/things/1/file",
                "PUT /v1/things/1",
                "DELETE /v1/things/1",
                "POST /v1/things"
            })
    void a_request_that_changes_something_is_never_sent_twice(String operation) {
        AtomicInteger arrivals = new AtomicInteger();
        RawService.Behaviour dies = (socket, head, in, out) -> {
            arrivals.incrementAndGet();
            socket.close();
        };
        try (RawService a = RawService.start(dies);
                RawService b = RawService.start(dies);
                TestGateway gateway = TestGateway.before(a.address(), b.address())) {
            HttpResponse<String> response = call(gateway, operation);
            assertProblem(response, 502, "answer-lost");
            assertThat(arrivals).hasValue(1);
        }
    }

    @Test
    void a_service_that_dies_in_the_middle_of_a_body_gets_no_second_copy() {
        AtomicInteger arrivals = new AtomicInteger();
        RawService.Behaviour dies = (socket, head, in, out) -> {
            arrivals.incrementAndGet();
            in.readNBytes(1000);
            socket.setSoLinger(true, 0);
            socket.close();
        };
        try (RawService a = RawService.start(dies);
                RawService b = RawService.start(dies);
                TestGateway gateway = TestGateway.before(a.address(), b.address())) {
            String answer = RawClient.exchange(
                    gateway.port(),
                    "PUT /v1/things/1/file HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n"
                            + "x".repeat(3_000_000));
            assertProblem(answer, 502, "answer-lost");
            assertThat(arrivals).hasValue(1);
        }
    }

    @Test
    void a_read_whose_answer_was_lost_is_tried_on_another_replica() {
        try (RawService dying = RawService.start((socket, head, in, out) -> socket.close());
                StubService service = StubService.start().named("ok");
                TestGateway gateway = TestGateway.before(dying.address(), service.address())) {
            for (int i = 0; i < 4; i++) {
                assertThat(gateway.get("/v1/things/1").body()).isEqualTo("ok");
            }
            assertThat(dying.requests()).isPositive();
        }
    }

    @Test
    void a_read_that_kills_every_replica_is_tried_twice_at_most() {
        AtomicInteger arrivals = new AtomicInteger();
        RawService.Behaviour dies = (socket, head, in, out) -> {
            arrivals.incrementAndGet();
            socket.close();
        };
        try (RawService a = RawService.start(dies);
                RawService b = RawService.start(dies);
                RawService c = RawService.start(dies);
                TestGateway gateway = TestGateway.before(a.address(), b.address(), c.address())) {
            assertProblem(gateway.get("/v1/things/1"), 502, "answer-lost");
            assertThat(arrivals).hasValue(2);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_not_passed_off_as_whole() {
        try (RawService service = RawService.start((socket, head, in, out) -> {
                    RawService.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
                    socket.close();
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            String answer = RawClient.exchange(gateway.port(), "GET /v1/things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(answer).contains("hello").doesNotContain("\r\n0\r\n");
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/things/1", "POST /v1/things/1/echo"})
    void a_service_that_does_not_answer_in_time_is_a_timeout_and_not_asked_again(String operation) {
        CountDownLatch over = new CountDownLatch(1);
        try (StubService a = StubService.start().answering(exchange -> over.await());
                StubService b = StubService.start().answering(exchange -> over.await());
                TestGateway gateway = TestGateway.before(a.address(), b.address())) {
            assertProblem(call(gateway, operation), 504, "timeout");
            assertThat(a.arrivals().size() + b.arrivals().size()).isEqualTo(1);
            over.countDown();
        }
    }

    @Test
    void an_answer_that_is_no_http_is_a_lost_answer() {
        try (RawService service = RawService.start((socket, head, in, out) -> {
                    RawService.write(out, "I am no web server\r\n\r\n");
                    socket.close();
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            assertProblem(gateway.send("POST", "/v1/things/1/echo", "{}", Map.of()), 502, "answer-lost");
        }
    }

    @Test
    void a_replica_that_closes_its_connections_is_left_in_peace() {
        try (RawService leaving = RawService.start((socket, head, in, out) -> {
                    RawService.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nlast");
                    socket.close();
                });
                StubService staying = StubService.start().named("ok");
                TestGateway gateway = TestGateway.before(leaving.address(), staying.address())) {
            for (int i = 0; i < 10; i++) {
                assertThat(gateway.get("/v1/things/1").statusCode()).isEqualTo(200);
            }
            assertThat(leaving.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_read_refused_by_a_replica_that_leaves_is_answered_by_another_but_a_write_is_not() {
        try (RawService leaving = RawService.start((socket, head, in, out) -> {
                    RawService.write(
                            out, "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                    socket.close();
                });
                StubService staying = StubService.start().named("ok");
                TestGateway reading = TestGateway.before(leaving.address(), staying.address());
                TestGateway writing = TestGateway.before(leaving.address(), staying.address())) {
            assertThat(reading.get("/v1/things/1").body()).isEqualTo("ok");
            assertThat(writing.send("POST", "/v1/things/1/echo", "{}", Map.of()).statusCode())
                    .isEqualTo(503);
            assertThat(staying.arrivals()).hasSize(1);
        }
    }

    @Test
    void an_answer_before_the_body_was_read_is_passed_on_even_if_the_service_says_no_more() {
        try (RawService service = RawService.start((socket, head, in, out) -> {
                    RawService.write(out, "HTTP/1.1 415 No\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
                    socket.shutdownOutput();
                    in.transferTo(OutputStream.nullOutputStream());
                    socket.close();
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            String answer = RawClient.exchange(
                    gateway.port(),
                    "PUT /v1/things/1/file HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n"
                            + "x".repeat(3_000_000));
            assertThat(answer).startsWith("HTTP/1.1 415").endsWith("no");
        }
    }

    @Test
    void an_early_answer_stops_the_upload() {
        try (RawService service = RawService.start((socket, head, in, out) -> {
                    RawService.write(out, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
                    Thread.sleep(3000);
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            String answer = RawClient.exchange(
                    gateway.port(), "PUT /v1/things/1/file HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\nabc");
            assertThat(answer).startsWith("HTTP/1.1 403").endsWith("no");
        }
    }

    private static HttpResponse<String> call(TestGateway gateway, String operation) {
        int space = operation.indexOf(' ');
        String method = operation.substring(0, space);
        String body = method.equals("GET") || method.equals("DELETE") ? "" : "{}";
        return gateway.send(
                method,
                operation.substring(space + 1),
                body,
                gateway.issuer().token().scopes("things:write").header());
    }

    private static URI closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
