package org.minga.tally.formats.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A published Ed25519 key (RFC 8032) of a ballot log.
 *
 * @param bytes the 32 bytes of the public key
 */
public record LogKey(byte[] bytes) {
    /** Of the key. */
    public static final int BYTES = 32;

    /** What stands before the key in a SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    public LogKey {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + BYTES + " bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException if it is no Ed25519 key */
    public static LogKey of(PublicKey key) {
        byte[] info = key.getEncoded();
        if (info.length != INFO.length + BYTES || !Arrays.equals(info, 0, INFO.length, INFO, 0, INFO.length)) {
            throw new IllegalArgumentException("no Ed25519 key: " + key.getAlgorithm());
        }
        return new LogKey(Arrays.copyOfRange(info, INFO.length, info.length));
    }

    /** The key with this member {@code x} of its JWK; empty if it is not base64url of 32 bytes, without padding. */
    public static Optional<LogKey> ofX(String x) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(x);
            // One spelling only: the decoder also takes padding, and ignores bits that are left over.
            return bytes.length == BYTES && base64url(bytes).equals(x)
                    ? Optional.of(new LogKey(bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key's JWK thumbprint: SHA-256 after RFC 7638 and RFC 8037, base64url without padding. */
    public String id() {
        String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x() + "\"}";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.UTF_8));
            return base64url(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The member {@code x} of its JWK: base64url without padding. */
    public String x() {
        return base64url(bytes);
    }

    /** Whether the signature is this key's, of these bytes. Answers any input, never with an exception. */
    public boolean verifies(byte[] statement, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            byte[] info = Arrays.copyOf(INFO, INFO.length + BYTES);
            System.arraycopy(bytes, 0, info, INFO.length, BYTES);
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info)));
            check.update(statement);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Neither bytes that are no point of the curve nor a signature of the wrong length verify anything.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "log key " + id();
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
