package org.minga.tally.formats.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of a growing log in the space of its right edge: the same as of a {@link MerkleTree} over the same entries,
 * but proves nothing about the past and holds one hash for each bit of the size. Not safe for use by several threads.
 */
public final class MerkleFrontier {

    private final MessageDigest digest;

    /** The full subtree of 2ʰ leaves that ends the tree, at index h, where the size has that bit. */
    private final List<byte @Nullable []> edge = new ArrayList<>();

    private long size;

    /** An empty log. */
    public MerkleFrontier() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Adds an entry at the end. */
    public void append(byte[] entry) {
        digest.update(MerkleTree.LEAF);
        byte[] hash = digest.digest(entry);
        int height = 0;
        for (; height < edge.size(); height++) {
            byte[] left = edge.get(height);
            if (left == null) {
                break;
            }
            hash = node(left, hash);
            edge.set(height, null);
        }
        if (height == edge.size()) {
            edge.add(hash);
        } else {
            edge.set(height, hash);
        }
        size++;
    }

    /** How many entries there are. */
    public long size() {
        return size;
    }

    /** The root over all entries. */
    public byte[] root() {
        byte[] root = null;
        for (byte[] left : edge) {
            if (left != null) {
                root = root == null ? left : node(left, root);
            }
        }
        return root == null ? MerkleTree.emptyRoot() : root.clone();
    }

    private byte[] node(byte[] left, byte[] right) {
        digest.update(MerkleTree.NODE);
        digest.update(left);
        return digest.digest(right);
    }
}
