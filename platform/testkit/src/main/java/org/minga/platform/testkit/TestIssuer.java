package org.minga.platform.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * Publishes the key that {@link TestTokens} signs with. Key and issuer travel as system properties, because a test and
 * its resources may be loaded by different class loaders.
 */
public final class TestIssuer implements AutoCloseable {
    private final HttpServer server;
    private final String url;

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param clientScopes what the token of a client's own account carries */
    public static TestIssuer start(String... clientScopes) {
        try {
            RsaJsonWebKey key = TestTokens.newKey("test-key");
            byte[] keys = ("{\"keys\":[" + TestTokens.json(key, OutputControlLevel.PUBLIC_ONLY) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.createContext("/token", exchange -> {
                byte[] answer = clientToken(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), clientScopes);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            TestIssuer issuer = new TestIssuer(server);
            System.setProperty(TestTokens.KEY_PROPERTY, TestTokens.json(key, OutputControlLevel.INCLUDE_PRIVATE));
            System.setProperty(TestTokens.ISSUER_PROPERTY, issuer.url());
            return issuer;
        } catch (IOException e) {
            throw new IllegalStateException("the test issuer can't listen", e);
        }
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
