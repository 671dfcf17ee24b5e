package org.minga.tally.formats.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as bundles write it. */
final class Sha256 {

    static final String PREFIX = "sha256:";

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(byte[] bytes) {
        Sha256 hash = new Sha256();
        hash.add(bytes, 0, bytes.length);
        return hash.finish();
    }

    void add(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** Adds a line with its line feed. */
    void addLine(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    /** The hash of what was added so far; goes on from there. */
    String soFar() {
        try {
            return PREFIX + HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }

    /** {@code sha256:} and 64 hexadecimal digits; starts anew. */
    String finish() {
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
