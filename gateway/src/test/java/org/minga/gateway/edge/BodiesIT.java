package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.gateway.edge.Problems.assertProblem;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodiesIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long FIFTY = 50L * MEGABYTE;

    /** What sockets and write queues may hold on the way; far less than a whole body. */
    private static final long BUFFERS = 24L * MEGABYTE;

    @Test
    void fifty_megabytes_up_wait_for_a_service_that_does_not_read() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        AtomicLong arrived = new AtomicLong();
        try (StubService service = StubService.start().answering(exchange -> {
                    read.await();
                    arrived.set(count(exchange.getRequestBody()));
                    StubService.reply(exchange, 200, "stored");
                });
                TestGateway gateway = TestGateway.before(service.address());
                RawClient client = new RawClient(gateway.port())) {
            AtomicLong sent = new AtomicLong();
            client.send("PUT /v1/things/1/file HTTP/1.1\r\nHost: x\r\nContent-Length: " + FIFTY + "\r\n\r\n");
            Thread writer = Thread.ofVirtual().start(() -> pour(client, sent));

            long stuckAt = whereItStops(sent);
            assertThat(stuckAt).isBetween(1L, BUFFERS);

            read.countDown();
            assertThat(writer.join(Duration.ofSeconds(60))).isTrue();
            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
            assertThat(arrived).hasValue(FIFTY);
        }
    }

    @Test
    void fifty_megabytes_down_wait_for_a_client_that_does_not_read() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (StubService service = StubService.start().answering(exchange -> stream(exchange, sent));
                TestGateway gateway = TestGateway.before(service.address());
                RawClient client = new RawClient(gateway.port())) {
            client.send("GET /v1/things/1/file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            long stuckAt = whereItStops(sent);
            assertThat(stuckAt).isBetween(1L, BUFFERS);

            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
            assertThat(count(client.socket().getInputStream())).isGreaterThanOrEqualTo(FIFTY);
        }
    }

    @Test
    void a_body_in_chunks_arrives_whole() throws Exception {
        byte[] content = new byte[3 * MEGABYTE];
        Arrays.fill(content, (byte) 7);
        AtomicLong arrived = new AtomicLong();
        try (StubService service = StubService.start().answering(exchange -> {
                    arrived.set(count(exchange.getRequestBody()));
                    StubService.reply(exchange, 201, "stored");
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            HttpResponse<String> response = gateway.send(gateway.request("/v1/things/1/file")
                    .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(content))));

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(arrived).hasValue(content.length);
        }
    }

    @Test
    void a_declared_length_above_the_limit_is_refused_before_the_service_hears_of_it() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            HttpResponse<String> response = gateway.send("POST", "/v1/things/1/echo", "x".repeat(100_001), Map.of());

            assertThat(assertProblem(response, 413, "too-large")
                            .path("maxBytes")
                            .asLong())
                    .isEqualTo(100_000);
            assertThat(service.arrivals()).isEmpty();
        }
    }

    @Test
    void ten_megabytes_that_nobody_wants_get_an_answer_that_can_be_read() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address())) {
            for (int i = 0; i < 5; i++) {
                String answer = RawClient.exchange(
                        gateway.port(),
                        "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n"
                                + "x".repeat(10_000_000));
                assertProblem(answer, 413, "too-large");
            }
        }
    }

    @Test
    void chunks_that_grow_above_the_limit_are_cut_off() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        try (StubService service = StubService.start().answering(exchange -> {
                    try {
                        count(exchange.getRequestBody());
                    } catch (IOException e) {
                        cut.countDown();
                        throw e;
                    }
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
            String answer = RawClient.exchange(
                    gateway.port(),
                    "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk);

            assertProblem(answer, 413, "too-large");
            assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_body_exactly_at_the_limit_passes() {
        try (StubService service = StubService.start().named("ok");
                TestGateway gateway = TestGateway.before(service.address())) {
            assertThat(gateway.send("POST", "/v1/things/1/echo", "x".repeat(100_000), Map.of())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_connection_is_used_again_after_a_refused_small_body() {
        try (StubService service = StubService.start();
                TestGateway gateway = TestGateway.before(service.address());
                RawClient client = new RawClient(gateway.port())) {
            String post = "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
            String answer = client.send(post)
                    .send("GET /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(answer).containsSubsequence("HTTP/1.1 401", "HTTP/1.1 200");
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on_only_when_it_may() {
        try (StubService service = StubService.start().named("ok");
                TestGateway gateway = TestGateway.before(service.address());
                RawClient welcome = new RawClient(gateway.port());
                RawClient tooBig = new RawClient(gateway.port())) {
            String head = "POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";
            assertThat(welcome.send(head + "5\r\n\r\n").readHead()).startsWith("HTTP/1.1 100");
            assertThat(welcome.send("hello").readHead()).startsWith("HTTP/1.1 200");
            assertThat(tooBig.send(head + "200000\r\n\r\n").readHead()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_body_that_trickles_is_given_up() {
        try (StubService service = StubService.start().named("never");
                TestGateway gateway = TestGateway.before(service.address());
                RawClient client = new RawClient(gateway.port())) {
            client.send("POST /v1/things/1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nab");
            assertProblem(client.readAll(), 408, "request-timeout");
        }
    }

    @Test
    void a_client_that_takes_an_answer_too_slowly_is_cut_off() {
        CountDownLatch gone = new CountDownLatch(1);
        try (StubService service = StubService.start().answering(exchange -> {
                    try {
                        stream(exchange, new AtomicLong());
                    } catch (IOException e) {
                        gone.countDown();
                        throw e;
                    }
                });
                TestGateway gateway = TestGateway.before(service.address());
                RawClient client = new RawClient(gateway.port())) {
            client.send("GET /v1/things/1/slow-file HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(gone.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(client.readAll().length()).isLessThan((int) FIFTY);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_client_that_leaves_takes_its_request_with_it() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (StubService service = StubService.start().answering(exchange -> {
                    try {
                        stream(exchange, new AtomicLong());
                    } catch (IOException e) {
                        gone.countDown();
                        throw e;
                    }
                });
                TestGateway gateway = TestGateway.before(service.address())) {
            try (RawClient client = new RawClient(gateway.port())) {
                client.send("GET /v1/things/1/file HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(client.readHead()).startsWith("HTTP/1.1 200");
            }
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void stream(HttpExchange exchange, AtomicLong sent) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = exchange.getResponseBody()) {
            while (sent.get() < FIFTY) {
                out.write(block);
                sent.addAndGet(block.length);
            }
        }
    }

    private static void pour(RawClient client, AtomicLong sent) {
        byte[] block = new byte[64 * 1024];
        try {
            OutputStream out = client.socket().getOutputStream();
            while (sent.get() < FIFTY) {
                out.write(block);
                sent.addAndGet(block.length);
            }
            out.flush();
        } catch (IOException e) {
            // The test looks at what arrived.
        }
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
        }
        return total;
    }

    /** Where a counter stands once it has not moved for half a second. */
    private static long whereItStops(AtomicLong counter) throws InterruptedException {
        long last = -1;
        for (int i = 0; i < 100; i++) {
            TimeUnit.MILLISECONDS.sleep(500);
            long now = counter.get();
            if (now > 0 && now == last) {
                return now;
            }
            last = now;
        }
        return last;
    }
}
