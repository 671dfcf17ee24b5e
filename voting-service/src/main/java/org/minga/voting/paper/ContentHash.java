package org.minga.voting.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one page from another and nobody what is on it: ballots are few and could be guessed, but not the salt, which
 * never leaves.
 */
final class ContentHash {
    static final int SALT_BYTES = 16;

    private ContentHash() {}

    /** {@code sha256:} and 64 hexadecimal digits over salt and text in UTF-8. */
    static String of(byte[] salt, String text) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(salt);
            return "sha256:" + HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
