package org.minga.platform.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Signed access tokens as the identity server would issue them, from an issuer of the tests' own.
 *
 * <pre>TestTokens.person("ana").scopes("things:write").token()</pre>
 */
public final class TestTokens {
    static final String KEY_PROPERTY = "minga.test.key";
    static final String ISSUER_PROPERTY = "minga.test.issuer";
    private static final int LIFETIME_SECONDS = 600;

    private final Map<String, Object> claims = new HashMap<>();
    private long lifetime = LIFETIME_SECONDS;
    private @Nullable RsaJsonWebKey signer;

    private TestTokens() {}

    /** A token of a human account; the same name is always the same subject. */
    public static TestTokens person(String name) {
        return new TestTokens()
                .claim("sub", subject(name))
                .claim("azp", "minga-app")
                .claim("preferred_username", name);
    }

    /** A token of a client's own account: never a person. */
    public static TestTokens serviceAccount(String client) {
        return new TestTokens()
                .claim("sub", subject("service-account-" + client))
                .claim("azp", client)
                .claim("client_id", client)
                .claim("preferred_username", "service-account-" + client);
    }

    /** The subject id of a name, as its tokens carry it. */
    public static String subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public TestTokens scopes(String... scopes) {
        return claim("scope", String.join(" ", scopes));
    }

    public TestTokens client(String azp) {
        return claim("azp", azp);
    }

    public TestTokens audience(String audience) {
        return claim("aud", List.of(audience));
    }

    public TestTokens issuer(String issuer) {
        return claim("iss", issuer);
    }

    public TestTokens realmRoles(String... roles) {
        return claim("realm_access", Map.of("roles", List.of(roles)));
    }

    /** Longer than usual, for tests that take their time. */
    public TestTokens validFor(Duration time) {
        lifetime = time.toSeconds();
        return this;
    }

    public TestTokens expired() {
        lifetime = -LIFETIME_SECONDS;
        return this;
    }

    /** Signed with a key that the issuer never published. */
    public TestTokens forged() {
        signer = newKey("forged");
        return this;
    }

    public TestTokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public String token() {
        try {
            JwtClaims all = new JwtClaims();
            all.setIssuer(System.getProperty(ISSUER_PROPERTY));
            all.setAudience(new ArrayList<>(List.of("minga-api")));
            all.setClaim("typ", "Bearer");
            all.setJwtId(UUID.nameUUIDFromBytes(claims.toString().getBytes(StandardCharsets.UTF_8))
                    .toString());
            NumericDate now = NumericDate.now();
            all.setIssuedAt(NumericDate.fromSeconds(now.getValue() - (lifetime < 0 ? 2L * LIFETIME_SECONDS : 0)));
            all.setExpirationTime(NumericDate.fromSeconds(now.getValue() + lifetime));
            claims.forEach(all::setClaim);
            RsaJsonWebKey key = signer == null ? publishedKey() : signer;
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(all.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue("RS256");
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code Bearer …}, for an Authorization header. */
    public String bearer() {
        return "Bearer " + token();
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey publishedKey() throws JoseException {
        String json = System.getProperty(KEY_PROPERTY);
        if (json == null) {
            throw new IllegalStateException("no test issuer is running: add @WithTestResource(PlatformResource.class)");
        }
        return (RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(json);
    }

    static String json(RsaJsonWebKey key, JsonWebKey.OutputControlLevel level) {
        return key.toJson(level);
    }
}
