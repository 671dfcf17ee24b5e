package org.minga.platform.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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

    public static TestIssuer start() {
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
            server.start();
            TestIssuer issuer = new TestIssuer(server);
            System.setProperty(TestTokens.KEY_PROPERTY, TestTokens.json(key, OutputControlLevel.INCLUDE_PRIVATE));
            System.setProperty(TestTokens.ISSUER_PROPERTY, issuer.url());
            return issuer;
        } catch (IOException e) {
            throw new IllegalStateException("the test issuer can't listen", e);
        }
    }

    /** The {@code iss} of its tokens. */
    public String url() {
        return url;
    }

    public String keysUrl() {
        return url + "/keys";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
