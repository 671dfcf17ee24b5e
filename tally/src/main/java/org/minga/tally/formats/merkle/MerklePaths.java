package org.minga.tally.formats.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a {@link MerkleTree}, made of its full subtrees wherever those are kept. Each takes about as many
 * of them as the size has binary digits, twice at most.
 */
public final class MerklePaths {

    /** Knows the hashes of full subtrees. */
    @FunctionalInterface
    public interface FullSubtrees {
        /**
         * The hash over the 2ʰ entries from {@code position}·2ʰ on.
         *
         * @param height h; 0 is a leaf
         */
        byte[] hash(int height, long position);
    }

    private MerklePaths() {}

    /** The root over the first {@code size} entries. */
    public static byte[] root(long size, FullSubtrees full) {
        checkRange(0, size);
        return size == 0 ? MerkleTree.emptyRoot() : hash(0, size, full);
    }

    /**
     * Proves that an entry is in the tree of the first {@code size}: the hashes beside its way up, from the leaf on.
     *
     * @param index of the entry, from 0, below {@code size}
     */
    public static List<byte[]> inclusion(long index, long size, FullSubtrees full) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no entry " + index + " among " + size);
        }
        List<byte[]> path = new ArrayList<>();
        addPath(index, 0, size, full, path);
        return path;
    }

    private static void addPath(long index, long from, long to, FullSubtrees full, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            addPath(index, from, middle, full, path);
            path.add(hash(middle, to, full));
        } else {
            addPath(index, middle, to, full, path);
            path.add(hash(from, middle, full));
        }
    }

    /**
     * Proves that the tree of the first {@code size} entries begins with the tree of the first {@code before}: none
     * of those was changed, moved or taken out. Empty if both are the same or {@code before} is 0.
     *
     * @param before at most {@code size}
     */
    public static List<byte[]> consistency(long before, long size, FullSubtrees full) {
        checkRange(before, size);
        List<byte[]> path = new ArrayList<>();
        if (before > 0 && before < size) {
            addConsistency(before, 0, size, true, full, path);
        }
        return path;
    }

    /** @param known whether the verifier knows the root over what is proved so far, because it is the old root */
    private static void addConsistency(
            long before, long from, long to, boolean known, FullSubtrees full, List<byte[]> path) {
        if (before == to) {
            if (!known) {
                path.add(hash(from, to, full));
            }
            return;
        }
        long middle = from + split(to - from);
        if (before <= middle) {
            addConsistency(before, from, middle, known, full, path);
            path.add(hash(middle, to, full));
        } else {
            addConsistency(before, middle, to, false, full, path);
            path.add(hash(from, middle, full));
        }
    }

    /** The hash over entries from {@code from} to before {@code to}, where {@code from} is a split of the tree. */
    private static byte[] hash(long from, long to, FullSubtrees full) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int height = Long.numberOfTrailingZeros(length);
            return full.hash(height, from >>> height).clone();
        }
        long middle = from + split(length);
        return MerkleTree.nodeHash(hash(from, middle, full), hash(middle, to, full));
    }

    /** The largest power of two below {@code length}, which is at least 2. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }

    private static void checkRange(long before, long size) {
        if (before < 0 || before > size) {
            throw new IndexOutOfBoundsException("no " + before + " entries among " + size);
        }
    }
}
