package org.minga.local.cli.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A fixed piece of work that has nothing to do with elections: SHA-256 of 16 MiB, and sorting a million numbers. Times
 * as multiples of it can be compared between machines, and between hours on a machine that others use too.
 */
final class Yardstick {

    static final String NAME = "SHA-256 of 16 MiB and sorting 1,000,000 longs";

    private static final int BYTES = 16 << 20;
    private static final int NUMBERS = 1_000_000;
    private static final long SEED = 20260601;

    private final byte[] bytes = new byte[BYTES];
    private final long[] numbers = new SplittableRandom(SEED).longs(NUMBERS).toArray();

    Task task() {
        return new Task(NAME, null, "", run(), this::run);
    }

    private String run() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            long[] sorted = numbers.clone();
            Arrays.sort(sorted);
            return HexFormat.of().formatHex(hash, 0, 4) + " " + sorted[NUMBERS / 2];
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
