package org.minga.tally.formats.pabulib;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers voters by 64 bits of the SHA-256 of their id, some 16 bytes each. That two of ten million different ids
 * share them happens once in some hundred thousand files.
 */
final class VoterIds {

    /** Most voters a file may have. */
    static final int MAX = 20_000_000;

    private final MessageDigest digest;
    private long[] slots = new long[1 << 12];
    private int size;
    private boolean zeroSeen;

    VoterIds() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the id is new. */
    boolean add(String id) {
        long key = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        if (key == 0) {
            boolean isNew = !zeroSeen;
            zeroSeen = true;
            return isNew;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        if (!insert(slots, key)) {
            return false;
        }
        size++;
        return true;
    }

    private static boolean insert(long[] slots, long key) {
        int at = (int) key & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == key) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = key;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long key : slots) {
            if (key != 0) {
                insert(larger, key);
            }
        }
        slots = larger;
    }
}
