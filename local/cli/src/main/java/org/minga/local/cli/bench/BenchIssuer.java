package org.minga.local.cli.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.minga.local.cli.platform.Issuer;

/**
 * Signs tokens as the identity server would, thousands of them beforehand: a password grant costs Keycloak more than a
 * ballot costs us, and is not what is measured. The services fetch its key and verify as they always do.
 */
public final class BenchIssuer implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(4);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "bench";

    private final HttpServer server;
    private final KeyPair key;
    private final InstantSource clock;
    private final String url;

    private BenchIssuer(HttpServer server, KeyPair key, InstantSource clock) {
        this.server = server;
        this.key = key;
        this.clock = clock;
        this.url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Listens on a port of the loopback interface. */
    public static BenchIssuer start(InstantSource clock) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BenchIssuer issuer = new BenchIssuer(server, generator.generateKeyPair(), clock);
            server.createContext("/keys", exchange -> answer(exchange, issuer.keys()));
            // campaign-service asks voting-service about its contests, under its own account.
            server.createContext("/token", exchange -> answer(exchange, issuer.clientToken()));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new IllegalStateException("the issuer of tokens can't listen", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** For the settings of the platform. */
    public Issuer issuer() {
        return new Issuer(url, url + "/keys", url + "/token");
    }

    /** A person's token, of the size and with the claims that a realm gives. */
    public String person(String name, String scope) {
        String subject = subject(name);
        return token("""
            "sub":"%s","azp":"minga-app","sid":"%s","acr":"1","realm_access":{"roles":["default-roles-minga","offline_access"]},\
            "scope":"openid profile %s","email_verified":true,"name":"%s","preferred_username":"%s\"\
            """.formatted(
                        subject, UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)), scope, name, name));
    }

    public static String subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String clientToken() {
        String client = "campaign-service";
        String token = token("""
            "sub":"%s","azp":"%s","client_id":"%s","scope":"contests:validate","preferred_username":"service-account-%s\"\
            """.formatted(subject("service-account-" + client), client, client, client));
        return "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + LIFETIME.toSeconds()
                + "}";
    }

    private String token(String claims) {
        Instant now = clock.instant();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        String payload = """
            {"iss":"%s","aud":["minga-api"],"typ":"Bearer","jti":"%s","iat":%d,"exp":%d,%s}\
            """.formatted(
                        url,
                        UUID.nameUUIDFromBytes(claims.getBytes(StandardCharsets.UTF_8)),
                        now.getEpochSecond(),
                        now.plus(LIFETIME).getEpochSecond(),
                        claims);
        String signed = encode(header) + "." + encode(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    private String keys() {
        RSAPublicKey published = (RSAPublicKey) key.getPublic();
        return """
            {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}\
            """.formatted(KEY_ID, number(published.getModulus()), number(published.getPublicExponent()));
    }

    /** Without the leading zero that Java writes where the first bit is set. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
