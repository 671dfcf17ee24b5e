package org.minga.platform.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An issuer of tokens for tests: keys that can be added and removed, and tokens that can be spoilt in every way. */
public final class TestIssuer {

    public static final String ISSUER = "http://issuer.test/realms/minga";
    public static final String SUBJECT = "0190b7a4-0000-7000-8000-000000000001";

    /** Making an RSA key takes time; all issuers start with the same one. */
    private static final PublicJsonWebKey FIRST = rsa("key-1");

    private final List<PublicJsonWebKey> published = new ArrayList<>();
    private PublicJsonWebKey signer;

    public TestIssuer() {
        signer = FIRST;
        published.add(signer);
    }

    public static PublicJsonWebKey rsa(String keyId) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(keyId);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes and signs with this key; the ones before stay published. */
    public void add(PublicJsonWebKey key) {
        published.add(key);
        signer = key;
    }

    public void signWith(PublicJsonWebKey key) {
        signer = key;
    }

    public PublicJsonWebKey signer() {
        return signer;
    }

    public void remove(String keyId) {
        published.removeIf(key -> keyId.equals(key.getKeyId()));
    }

    public String jwks() {
        return new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    public String token(Instant now, String... scopes) {
        return token(now, claims -> claims.setStringClaim("scope", String.join(" ", scopes)));
    }

    public String token(Instant now, Consumer<JwtClaims> change) {
        return token(now, change, signature -> {});
    }

    public String token(Instant now, Consumer<JwtClaims> change, Consumer<JsonWebSignature> header) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("minga-api", "account");
        claims.setSubject(SUBJECT);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 300));
        claims.setStringClaim("typ", "Bearer");
        claims.setStringClaim("azp", "an-app");
        claims.setStringClaim("preferred_username", "ana");
        claims.setStringClaim("acr", "1");
        claims.setClaim("realm_access", Map.of("roles", List.of("offline_access")));
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(signer.getPrivateKey());
        signature.setKeyIdHeaderValue(signer.getKeyId());
        signature.setAlgorithmHeaderValue(signer.getKeyType().equals("RSA") ? "RS256" : "ES256");
        signature.setHeader("typ", "JWT");
        header.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
