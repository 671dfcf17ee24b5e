package org.minga.platform.security;

import java.security.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The issuer's signing keys at one moment, by key id. */
record KeyRing(Map<String, SigningKey> keys) {

    static final KeyRing EMPTY = new KeyRing(Map.of());

    /** Far more than any issuer publishes; a larger answer is not a key set of ours. */
    private static final int MAX_TEXT = 256 * 1024;

    /**
     * A public key and the one algorithm it is for, if its publisher said so.
     */
    record SigningKey(Key key, @Nullable String algorithm) {

        boolean allows(String wanted) {
            return algorithm == null || algorithm.equals(wanted);
        }
    }

    KeyRing {
        keys = Map.copyOf(keys);
    }

    /** Reads a JSON Web Key Set; keys without an id, for encryption, or of unknown kinds are left out. */
    static KeyRing parse(String jwks) throws JoseException {
        if (jwks.length() > MAX_TEXT) {
            throw new JoseException("key set of " + jwks.length() + " characters");
        }
        List<JsonWebKey> published = new JsonWebKeySet(jwks).getJsonWebKeys();
        Map<String, SigningKey> keys = new HashMap<>();
        for (JsonWebKey jwk : published) {
            if (jwk.getKeyId() != null
                    && jwk instanceof PublicJsonWebKey publicKey
                    && (jwk.getUse() == null || jwk.getUse().equals("sig"))) {
                keys.put(jwk.getKeyId(), new SigningKey(publicKey.getPublicKey(), jwk.getAlgorithm()));
            }
        }
        return new KeyRing(keys);
    }

    @Nullable
    SigningKey find(String keyId) {
        return keys.get(keyId);
    }

    /** Whether the other ring has the very same key under this id. */
    boolean sharesKey(String keyId, KeyRing other) {
        SigningKey mine = keys.get(keyId);
        return mine != null && Objects.equals(mine, other.keys.get(keyId));
    }
}
