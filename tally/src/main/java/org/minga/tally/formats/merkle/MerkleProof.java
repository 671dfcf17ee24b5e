package org.minga.tally.formats.merkle;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Checks proofs of a {@link MerkleTree} with nothing but roots, as RFC 9162 (which took over the trees of RFC 6962)
 * says in sections 2.1.3.2 and 2.1.4.2. Any input is answered, never with an exception.
 */
public final class MerkleProof {

    private MerkleProof() {}

    /**
     * Whether a leaf is entry {@code index} of the tree of {@code size} entries with this root.
     *
     * @param leafHash {@link MerkleTree#leafHash} of the entry
     */
    public static boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        Optional<byte[]> reached = root(leafHash, index, size, path);
        return reached.isPresent() && MerkleTree.same(reached.get(), root);
    }

    /**
     * The root to which a path leads from a leaf; empty if it is no path of that entry in a tree of that size. Somebody
     * has to vouch for the root, as by signing it.
     *
     * @param leafHash {@link MerkleTree#leafHash} of the entry
     */
    public static Optional<byte[]> root(byte[] leafHash, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] beside : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if (place % 2 == 1 || place == last) {
                hash = MerkleTree.nodeHash(beside, hash);
                while (place % 2 == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(hash, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /** Whether the tree of {@code size} entries with root {@code root} begins with the one before. */
    public static boolean extendsTree(long before, byte[] rootBefore, long size, byte[] root, List<byte[]> path) {
        if (before < 0 || before > size) {
            return false;
        }
        if (before == size) {
            return path.isEmpty() && MerkleTree.same(rootBefore, root);
        }
        if (before == 0) {
            return path.isEmpty() && MerkleTree.same(rootBefore, MerkleTree.emptyRoot());
        }
        try {
            return grew(before, rootBefore, size, root, path.iterator());
        } catch (NoSuchElementException tooShort) {
            return false;
        }
    }

    private static boolean grew(long before, byte[] rootBefore, long size, byte[] root, Iterator<byte[]> path) {
        long place = before - 1;
        long last = size - 1;
        while (place % 2 == 1) {
            place >>= 1;
            last >>= 1;
        }
        // A full tree before is itself the first hash.
        byte[] old = place == 0 ? rootBefore : path.next();
        byte[] whole = old;
        while (path.hasNext()) {
            byte[] beside = path.next();
            if (last == 0) {
                return false;
            }
            if (place % 2 == 1 || place == last) {
                old = MerkleTree.nodeHash(beside, old);
                whole = MerkleTree.nodeHash(beside, whole);
                while (place % 2 == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                whole = MerkleTree.nodeHash(whole, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && MerkleTree.same(old, rootBefore) && MerkleTree.same(whole, root);
    }
}
