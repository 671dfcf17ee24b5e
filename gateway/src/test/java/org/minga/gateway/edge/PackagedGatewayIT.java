package org.minga.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.gateway.TestIssuer;

/** The packaged program as it is run: configured by its environment, stopped by a signal. */
class PackagedGatewayIT {

    private static final String OPEN_READ = "/v1/leaderboards/01936d3a-0000-7000-8000-000000000001";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestIssuer issuer = new TestIssuer();

    @TempDir
    Path folder;

    private StubService keys = StubService.start();
    private StubService rewards = StubService.start();
    private int port;
    private int managementPort;
    private Process process;

    @BeforeEach
    void start() throws Exception {
        keys.answering(exchange -> StubService.reply(exchange, 200, issuer.jwks()));
        rewards.named("a leaderboard");
        port = freePort();
        managementPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-jar",
                "target/quarkus-app/quarkus-run.jar");
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("MINGA_HTTP_HOST", "127.0.0.1"),
                        Map.entry("MINGA_HTTP_PORT", Integer.toString(port)),
                        Map.entry("MINGA_MANAGEMENT_HOST", "127.0.0.1"),
                        Map.entry("MINGA_MANAGEMENT_PORT", Integer.toString(managementPort)),
                        Map.entry("MINGA_ROUTES_REWARD", rewards.address().toString()),
                        Map.entry("MINGA_AUTH_ISSUER", TestIssuer.ISSUER),
                        Map.entry("MINGA_AUTH_JWKS_URL", keys.address() + "/keys"),
                        Map.entry("MINGA_AUTH_ALLOW_INSECURE_ISSUER", "true"),
                        Map.entry("MINGA_GATEWAY_CORS_ORIGINS", "http://localhost:*,https://app.example"),
                        Map.entry("MINGA_SHUTDOWN_DELAY", "3s"),
                        Map.entry("MINGA_SHUTDOWN_TIMEOUT", "15s")));
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await(() -> status(managementPort, "/q/health/ready") == 200);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        keys.close();
        rewards.close();
        client.close();
    }

    @Test
    void it_serves_and_leaves_no_request_unanswered() throws Exception {
        HttpResponse<String> open = get(port, OPEN_READ, "Origin", "http://localhost:3000");
        assertThat(open.body()).isEqualTo("a leaderboard");
        assertThat(open.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
        assertThat(get(port, "/v1/me/rewards").statusCode()).isEqualTo(401);
        assertThat(get(
                                port,
                                "/v1/me/rewards",
                                "Authorization",
                                "Bearer " + issuer.token().text())
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(
                                port,
                                "/v1/me/rewards",
                                "Authorization",
                                "Bearer "
                                        + issuer.token().scopes("rewards:read").text())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(port, "/openapi").body()).contains("3.1.0", TestIssuer.ISSUER);
        assertThat(get(port, "/docs").statusCode()).isEqualTo(200);
        assertThat(get(port, "/q/health/ready").statusCode()).isEqualTo(404);
        assertThat(get(managementPort, OPEN_READ).statusCode()).isEqualTo(404);
        assertThat(status(managementPort, "/q/health/live")).isEqualTo(200);
        assertThat(get(managementPort, "/q/metrics").body())
                .contains(
                        "http_server_requests_seconds_count{", "uri=\"/v1/me/rewards\"", "minga_gateway_connections ");
        assertThat(get(port, "/q/metrics").statusCode()).isEqualTo(404);
        assertThat(residentMegabytes()).isLessThan(400);

        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        rewards.answering(exchange -> {
            arrived.countDown();
            mayAnswer.await();
            StubService.reply(exchange, 200, "late but whole");
        });
        CompletableFuture<HttpResponse<String>> late =
                client.sendAsync(request(port, OPEN_READ), HttpResponse.BodyHandlers.ofString());
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        process.destroy();

        await(() -> status(managementPort, "/q/health/ready") != 200);
        HttpResponse<String> duringTheDelay = get(port, "/problems");
        assertThat(duringTheDelay.statusCode()).isEqualTo(200);
        assertThat(duringTheDelay.headers().firstValue("Connection")).contains("close");
        await(() -> status(port, "/problems") == 503);
        mayAnswer.countDown();
        assertThat(late.get(10, TimeUnit.SECONDS).body()).isEqualTo("late but whole");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private int residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(status);
        return lines.stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToInt(line -> Integer.parseInt(line.replaceAll("[^0-9]", "")))
                        .sum()
                / 1024;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpRequest request(int to, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + path))
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<String> get(int to, String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(to, path, headers), HttpResponse.BodyHandlers.ofString());
    }

    private int status(int to, String path) throws IOException, InterruptedException {
        try {
            return get(to, path).statusCode();
        } catch (IOException e) {
            // Nobody is there, not yet or not any more.
            return -1;
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(() -> log())
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
