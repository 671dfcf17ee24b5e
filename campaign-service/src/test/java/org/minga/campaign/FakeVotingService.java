package org.minga.campaign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * voting-service and the token endpoint as campaign-service meets them: real HTTP, answers by the test's choice.
 *
 * <p>What the test and the server share lies in system properties, as text: Quarkus may load this class once for the
 * test and once for the resource, and others read all system properties.
 */
public final class FakeVotingService implements QuarkusTestResourceLifecycleManager {
    private static final String ANSWER = "fake.voting.answer";
    private static final String REFUSED_TOKEN = "fake.voting.refused";
    private static final String HELD = "fake.voting.held";
    private static final String CALLS = "fake.voting.calls";
    private static final String TOKENS = "fake.voting.tokens";

    private @Nullable HttpServer server;
    private @Nullable ExecutorService workers;

    /** Nothing stands in the way of any campaign. */
    public static void acceptsEverything() {
        answers(200, "{\"errors\":[]}");
    }

    /** What it answers from now on; forgets what it was asked before. */
    public static void answers(int status, String body) {
        System.setProperty(ANSWER, status + " " + body);
        System.setProperty(REFUSED_TOKEN, "");
        System.setProperty(HELD, "");
        System.setProperty(CALLS, "");
        System.setProperty(TOKENS, "");
    }

    /** Until {@link #release} no validation is answered. */
    public static void hold() {
        System.setProperty(HELD, "held");
    }

    public static void release() {
        System.setProperty(HELD, "");
    }

    /** The token it was last asked with is no longer good. */
    public static void refuseLastToken() {
        System.setProperty(REFUSED_TOKEN, "Bearer " + System.getProperty("fake.voting.token"));
    }

    /** Bodies of the validations asked for since the answer was set. */
    public static List<String> calls() {
        return lines(CALLS);
    }

    /** Bodies of the token requests since the answer was set. */
    public static List<String> tokenRequests() {
        return lines(TOKENS);
    }

    private static List<String> lines(String name) {
        return System.getProperty(name, "").lines().toList();
    }

    @Override
    public Map<String, String> start() {
        acceptsEverything();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the fake can't listen", e);
        }
        workers = Executors.newCachedThreadPool();
        server.setExecutor(workers);
        server.createContext("/internal/contests/validation", FakeVotingService::validate);
        server.createContext("/token", FakeVotingService::token);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "minga.voting.url", url, "minga.auth.token-url", url + "/token", "minga.client.secret", "a secret");
    }

    private static void validate(HttpExchange exchange) throws IOException {
        record(CALLS, exchange);
        try {
            while (!System.getProperty(HELD).isEmpty()) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || authorization.equals(System.getProperty(REFUSED_TOKEN))) {
            respond(exchange, 401, "{}");
            return;
        }
        String answer = System.getProperty(ANSWER);
        respond(exchange, Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
    }

    private static void token(HttpExchange exchange) throws IOException {
        record(TOKENS, exchange);
        String token = "token-" + UUID.randomUUID();
        System.setProperty("fake.voting.token", token);
        respond(
                exchange,
                200,
                "{\"access_token\":\"" + token
                        + "\",\"expires_in\":300,\"token_type\":\"Bearer\",\"refresh_expires_in\":0}");
    }

    private static synchronized void record(String name, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        System.setProperty(name, System.getProperty(name) + body + "\n");
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (workers != null) {
            workers.shutdownNow();
        }
    }
}
