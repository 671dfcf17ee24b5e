package org.minga.tally.formats.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Binds to a ballot without telling it: SHA-256 of a random salt and the ballot. Whoever is given salt and ballot can
 * check it, nobody can guess it, and no other ballot fits it.
 */
public final class Commitment {
    /** Of the salt. */
    public static final int SALT_BYTES = 16;

    /** Of the commitment. */
    public static final int BYTES = 32;

    private Commitment() {}

    /**
     * The commitment to a ballot.
     *
     * @param salt {@value #SALT_BYTES} random bytes
     * @param content see {@link #content}
     */
    public static byte[] of(byte[] salt, byte[] content) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes, not " + salt.length);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * What is committed to: canonical JSON (RFC 8785) of ballot and weight, as on the line of the audit bundle that
     * opens the commitment, without the salt.
     *
     * @param canonicalBallot the canonical text of the ballot
     * @param weight how many voters it counts as, at least 1; 1 is not written
     */
    public static byte[] content(String canonicalBallot, long weight) {
        if (weight < 1) {
            throw new IllegalArgumentException("a ballot counts at least once, not " + weight + " times");
        }
        String text = weight == 1
                ? "{\"b\":" + canonicalBallot + "}"
                : "{\"b\":" + canonicalBallot + ",\"w\":" + weight + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
