package org.minga.local.cli.bench.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.bench.wire.Trace;

/** Reading from a server that errs as often as it is told. */
class TargetIT {
    private static final int TIMES = 60;

    private final AtomicInteger requests = new AtomicInteger();
    private volatile int otherEvery = Integer.MAX_VALUE;
    private volatile int refuseEvery = Integer.MAX_VALUE;
    private volatile int hangUpEvery = Integer.MAX_VALUE;
    private HttpServer server;
    private Target target;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/hello", exchange -> {
            int number = requests.incrementAndGet();
            if (number % hangUpEvery == 0) {
                exchange.close();
                return;
            }
            byte[] body =
                    (number % otherEvery == 0 ? "{\"id\":\"8\"}" : "{\"id\":\"7\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(number % refuseEvery == 0 ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        target = new Target(
                server.getAddress(), Readers.anonymous("127.0.0.1"), "{\"id\":\"7\"}".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_request_has_one_right_answer() {
        Target.Round round = target.ask(TIMES, 8);

        assertThat(round.wrong()).isZero();
        assertThat(round.trace().size()).isEqualTo(TIMES).isEqualTo(requests.get());
        assertThat(round.trace().acceptedPerSecond()).isPositive();
    }

    @Test
    void another_answer_is_wrong_although_its_status_is_right() {
        otherEvery = 10;

        assertThat(target.ask(TIMES, 8).wrong()).isEqualTo(6);
    }

    @Test
    void a_refusal_is_wrong_although_its_body_is_right() {
        refuseEvery = 20;

        assertThat(target.ask(TIMES, 8).wrong()).isEqualTo(3);
    }

    @Test
    void no_answer_is_wrong() {
        hangUpEvery = 30;
        Target.Round round = target.ask(TIMES, 4);

        assertThat(round.wrong()).isEqualTo(2);
        assertThat(round.trace().count(status -> status == Trace.BROKEN)).isEqualTo(2);
    }
}
