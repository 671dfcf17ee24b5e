package org.minga.local.cli.bench.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.wire.Trace;

/** The load against a server that counts versions as voting-service does. */
class WireIT {
    private static final UUID CONTEST = new UUID(0, 7);
    private static final int VOTERS = 50;

    private final ConcurrentHashMap<String, Integer> versions = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int refuseEvery = Integer.MAX_VALUE;
    private volatile int hangUpEvery = Integer.MAX_VALUE;
    private HttpServer server;
    private Receipts receipts;
    private Load load;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/v1/contests/" + CONTEST + "/ballot", exchange -> {
            int number = requests.incrementAndGet();
            String ballot = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (number % hangUpEvery == 0) {
                exchange.close();
                return;
            }
            int status = number % refuseEvery == 0 ? 503 : 201;
            String body = "{}";
            if (status == 201) {
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                int version = versions.merge(token, 1, Integer::sum);
                body = "{\"version\":" + version + ",\"tracker\":\"" + ballot.length() + "\"}";
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (BenchIssuer issuer = BenchIssuer.start(InstantSource.system())) {
            Voters voters = Voters.make(issuer, gateway, VOTERS);
            receipts = new Receipts(List.of(CONTEST), VOTERS);
            load = new Load(gateway, voters.to(List.of(CONTEST)), receipts);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everybody_casts_once_and_has_a_receipt() {
        Trace trace = load.closed(8, everybody());

        assertThat(trace.count(Trace::accepted)).isEqualTo(VOTERS);
        assertThat(versions).hasSize(VOTERS);
        assertThat(receipts.of(0)).hasSize(VOTERS).allMatch(receipt -> receipt.version() == 1);
    }

    @Test
    void a_second_ballot_takes_the_place_of_the_first() {
        load.closed(8, everybody());
        load.closed(8, everybody());

        assertThat(receipts.of(0)).hasSize(VOTERS).allMatch(receipt -> receipt.version() == 2);
    }

    @Test
    void who_is_refused_tries_again_and_nobody_waits_for_the_slow() {
        refuseEvery = 5;
        List<Load.Stretch> stretches =
                List.of(new Load.Stretch(100, Duration.ofMillis(200)), new Load.Stretch(400, Duration.ofMillis(100)));

        Load.Opened opened = load.open(4, new Queue(everybody()), stretches);

        assertThat(opened.trace().size()).isEqualTo(60);
        assertThat(opened.trace().count(Trace::refused)).isEqualTo(12);
        assertThat(receipts.of(0)).hasSize(48);
    }

    @Test
    void nobody_knows_of_a_ballot_whose_answer_did_not_come() {
        hangUpEvery = 10;
        Trace trace = load.closed(4, everybody());

        assertThat(trace.count(status -> status == Trace.BROKEN)).isEqualTo(5);
        assertThat(receipts.of(0)).hasSize(VOTERS - 5);
        assertThat(receipts.uncertainOf(0)).isEqualTo(5);
    }

    private static int[] everybody() {
        return IntStream.range(0, VOTERS).toArray();
    }
}
