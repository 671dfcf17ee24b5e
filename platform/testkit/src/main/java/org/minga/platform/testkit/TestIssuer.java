package org.minga.platform.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * Publishes the keys that {@link TestTokens} signs with. The last key and the issuer travel as system properties, because a test and
 * its resources may be loaded by different class loaders.
 */
public final class TestIssuer implements AutoCloseable {
    private final String[] clientScopes;
    private final List<RsaJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private final String url;
    private HttpServer server;

    private TestIssuer(HttpServer server, String... clientScopes) {
        this.server = server;
        this.clientScopes = clientScopes;
        this.url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param clientScopes what the token of a client's own account carries */
    public static TestIssuer start(String... clientScopes) {
        TestIssuer issuer = new TestIssuer(listen(0), clientScopes);
        System.setProperty(TestTokens.ISSUER_PROPERTY, issuer.url());
        issuer.rotate();
        issuer.serve();
        return issuer;
    }

    /** Signs with a new key from now on; the ones before stay published. */
    public void rotate() {
        RsaJsonWebKey key = TestTokens.newKey("test-key-" + keys.size());
        keys.add(key);
        System.setProperty(TestTokens.KEY_PROPERTY, TestTokens.json(key, OutputControlLevel.INCLUDE_PRIVATE));
    }

    /** As if it were not there, until it comes back. */
    public void goAway() {
        server.stop(0);
    }

    /** At the same address. */
    public void comeBack() {
        server = listen(server.getAddress().getPort());
        serve();
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the test issuer can't listen", e);
        }
    }

    private void serve() {
        server.createContext("/keys", exchange -> {
            String published = keys.stream()
                    .map(key -> TestTokens.json(key, OutputControlLevel.PUBLIC_ONLY))
                    .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
            answer(exchange, published.getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, clientToken(form, clientScopes));
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What a client gets for its own account: a token that is no person's. */
    private static byte[] clientToken(String form, String... scopes) {
        String client = Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith("client_id="))
                .map(field -> field.substring("client_id=".length()))
                .findFirst()
                .orElse("unknown");
        String token = TestTokens.serviceAccount(client).scopes(scopes).token();
        return ("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":600}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The {@code iss} of its tokens. */
    public String url() {
        return url;
    }

    /** Where a client gets a token for its own account. */
    public String tokenUrl() {
        return url + "/token";
    }

    public String keysUrl() {
        return url + "/keys";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
