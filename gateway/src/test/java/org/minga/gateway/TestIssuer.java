package org.minga.gateway;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.minga.platform.security.KeySource;

/** An issuer of tokens with a key of its own, whose key server can be switched off. */
public final class TestIssuer implements KeySource {

    public static final String ISSUER = "http://issuer.test/realms/minga";

    private final RsaJsonWebKey key;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean down;

    public TestIssuer() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("key-1");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Uni<String> fetch() {
        fetches.incrementAndGet();
        return down
                ? Uni.createFrom().failure(new java.io.IOException("the key server is down"))
                : Uni.createFrom().item(jwks());
    }

    public String jwks() {
        return new JsonWebKeySet(key).toJson();
    }

    public int fetches() {
        return fetches.get();
    }

    public void goDown() {
        down = true;
    }

    public Token token() {
        return new Token();
    }

    /** A good token of a person without scopes, to be spoilt as wanted. */
    public final class Token {
        private final JwtClaims claims = new JwtClaims();
        private final List<String> scopes = new ArrayList<>();

        private String keyId = "key-1";
        private RsaJsonWebKey signer = key;

        private Token() {
            claims.setIssuer(ISSUER);
            claims.setAudience("minga-api");
            claims.setSubject("0190-ana");
            claims.setClaim("azp", "minga-app");
            claims.setClaim("typ", "Bearer");
            claims.setExpirationTimeMinutesInTheFuture(10);
            claims.setIssuedAtToNow();
            claims.setGeneratedJwtId();
        }

        public Token scopes(String... more) {
            scopes.addAll(List.of(more));
            return this;
        }

        public Token expired() {
            NumericDate past = NumericDate.now();
            past.addSeconds(-300);
            claims.setExpirationTime(past);
            return this;
        }

        public Token audience(String audience) {
            claims.setAudience(audience);
            return this;
        }

        public Token issuer(String issuer) {
            claims.setIssuer(issuer);
            return this;
        }

        /** The way Keycloak marks the account of a client. */
        public Token serviceAccount() {
            claims.setClaim("client_id", "bot");
            claims.setClaim("azp", "bot");
            claims.setClaim("preferred_username", "service-account-bot");
            return this;
        }

        /** Of another person, who got it through another client. */
        public Token of(String client, String subject) {
            claims.setClaim("azp", client);
            claims.setSubject(subject);
            return this;
        }

        public Token unknownKey() {
            keyId = "key-2";
            return this;
        }

        public Token otherSigner() {
            signer = new TestIssuer().key;
            return this;
        }

        public String text() {
            try {
                claims.setClaim("scope", String.join(" ", scopes));
                JsonWebSignature signature = new JsonWebSignature();
                signature.setPayload(claims.toJson());
                signature.setKey(signer.getPrivateKey());
                signature.setKeyIdHeaderValue(keyId);
                signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
                signature.setHeader("typ", "JWT");
                return signature.getCompactSerialization();
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }

        public Map<String, String> header() {
            return Map.of("Authorization", "Bearer " + text());
        }
    }
}
