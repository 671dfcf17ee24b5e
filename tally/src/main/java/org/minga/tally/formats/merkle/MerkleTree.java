package org.minga.tally.formats.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hash tree of a log after RFC 6962, section 2.1: a leaf is SHA-256 of a zero byte and the entry, a node SHA-256 of
 * a one byte and both hashes below it, and n leaves are split at the largest power of two below n. Holds one hash for
 * each entry and each full subtree, so that roots and proofs of every earlier size take few steps.
 */
public final class MerkleTree {

    static final int HASH_BYTES = 32;

    static final byte LEAF = 0;
    static final byte NODE = 1;

    /** Hashes of full subtrees of 2ʰ leaves, at index h, from left to right. */
    private final List<List<byte[]>> full = new ArrayList<>();

    /** An empty tree. */
    public MerkleTree() {
        full.add(new ArrayList<>());
    }

    /** The hash of an entry as a leaf. */
    public static byte[] leafHash(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /** The hash of a node over the hashes of both subtrees below it. */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Adds an entry at the end and returns its leaf hash. */
    public byte[] append(byte[] entry) {
        byte[] leaf = leafHash(entry);
        appendLeaf(leaf);
        return leaf.clone();
    }

    /** Adds an entry of which only the leaf hash is known; refuses any other length than that of SHA-256. */
    public void appendLeaf(byte[] leafHash) {
        if (leafHash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a hash has " + HASH_BYTES + " bytes, not " + leafHash.length);
        }
        byte[] hash = leafHash.clone();
        int height = 0;
        full.getFirst().add(hash);
        while (full.get(height).size() % 2 == 0) {
            List<byte[]> level = full.get(height);
            hash = nodeHash(level.get(level.size() - 2), level.getLast());
            height++;
            if (height == full.size()) {
                full.add(new ArrayList<>());
            }
            full.get(height).add(hash);
        }
    }

    /** How many entries there are. */
    public int size() {
        return full.getFirst().size();
    }

    /** The root over all entries. */
    public byte[] root() {
        return root(size());
    }

    /** The root over the first {@code size} entries. */
    public byte[] root(int size) {
        checkSize(size);
        return MerklePaths.root(size, this::full);
    }

    /**
     * Proves that an entry is in the tree of the first {@code size}: the hashes beside its way up, from the leaf on.
     *
     * @param index of the entry, from 0, below {@code size}
     */
    public List<byte[]> inclusionProof(int index, int size) {
        checkSize(size);
        return MerklePaths.inclusion(index, size, this::full);
    }

    /**
     * Proves that the tree of the first {@code size} entries begins with the tree of the first {@code before}: none
     * of those was changed, moved or taken out. Empty if both are the same or {@code before} is 0.
     *
     * @param before at most {@code size}
     */
    public List<byte[]> consistencyProof(int before, int size) {
        checkSize(size);
        return MerklePaths.consistency(before, size, this::full);
    }

    private byte[] full(int height, long position) {
        return full.get(height).get((int) position);
    }

    private void checkSize(int size) {
        if (size < 0 || size > size()) {
            throw new IndexOutOfBoundsException("the tree has " + size() + " entries, not " + size);
        }
    }

    static byte[] emptyRoot() {
        return sha256().digest();
    }

    static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
