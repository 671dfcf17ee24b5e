package org.minga.voting.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What a witness is called in tables and lines of the log, which must not tell its whole address. */
final class WitnessName {
    private static final int BYTES = 4;

    private WitnessName() {}

    /** @param open the part of the address that may be told */
    static String of(String kind, String open, String address) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return kind + ":" + open + "#" + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
