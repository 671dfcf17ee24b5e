package org.minga.voting.log.domain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.formats.log.LogEntry;
import org.minga.tally.formats.merkle.MerkleTree;

/**
 * A stored page of a log, the last of which may be begun only.
 *
 * <p>An entry is a byte that tells its type and 32 bytes: the commitment, or the index of the voided entry in the last
 * eight of them. Entries of one length are found without reading those before.
 *
 * @param number the first is 0
 */
public record LogPage(long number, byte[] entries) {
    /** Entries of a full page: the leaves of a full subtree of this {@link #HEIGHT}. */
    public static final int ENTRIES = 256;

    /** Of the subtree of a full page. */
    public static final int HEIGHT = 8;

    /** Of an entry. */
    public static final int ENTRY_BYTES = 1 + Commitment.BYTES;

    private static final byte BALLOT = 1;
    private static final byte VOID = 2;

    public LogPage {
        if (entries.length % ENTRY_BYTES != 0 || entries.length > ENTRIES * ENTRY_BYTES) {
            throw new IllegalArgumentException("page " + number + " has " + entries.length + " bytes");
        }
    }

    /** The page that an entry is on. */
    public static long of(long index) {
        return index / ENTRIES;
    }

    /** How many entries there are on it. */
    public int count() {
        return entries.length / ENTRY_BYTES;
    }

    /** Index of its first entry. */
    public long from() {
        return number * ENTRIES;
    }

    /** The entry of a log with this index, which has to be on this page. */
    public LogEntry entry(String contest, long index) {
        int at = at(index);
        return switch (entries[at]) {
            case BALLOT -> new LogEntry.Ballot(contest, Arrays.copyOfRange(entries, at + 1, at + ENTRY_BYTES));
            case VOID -> new LogEntry.Void(contest, ByteBuffer.wrap(entries).getLong(at + ENTRY_BYTES - Long.BYTES));
            default -> throw new IllegalStateException("entry " + index + " has the type " + entries[at]);
        };
    }

    /** Compares a commitment with that of an entry, as unsigned bytes. */
    public int compare(byte[] commitment, long index) {
        int at = at(index);
        return Arrays.compareUnsigned(commitment, 0, commitment.length, entries, at + 1, at + ENTRY_BYTES);
    }

    private int at(long index) {
        if (index < from() || index >= from() + count()) {
            throw new IndexOutOfBoundsException("entry " + index + " is not on page " + number);
        }
        return (int) (index - from()) * ENTRY_BYTES;
    }

    /** The hash over a full subtree within the page, as in {@code MerklePaths.FullSubtrees}. */
    public byte[] hash(String contest, int height, long position) {
        if (height == 0) {
            return MerkleTree.leafHash(entry(contest, position).bytes());
        }
        return MerkleTree.nodeHash(
                hash(contest, height - 1, 2 * position), hash(contest, height - 1, 2 * position + 1));
    }

    /** An entry as it is stored. */
    static byte[] bytes(LogEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(ENTRY_BYTES);
        switch (entry) {
            case LogEntry.Ballot ballot -> bytes.put(BALLOT).put(ballot.commitment());
            case LogEntry.Void gone -> bytes.put(VOID).putLong(ENTRY_BYTES - Long.BYTES, gone.index());
        }
        return bytes.array();
    }
}
