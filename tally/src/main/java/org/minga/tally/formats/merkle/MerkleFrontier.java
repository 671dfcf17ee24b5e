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

    /** Is told each subtree that became full, in the order in which they do. */
    @FunctionalInterface
    public interface Listener {
        /** As {@link MerklePaths.FullSubtrees#hash}, the other way round; leaves are told too. */
        void full(int height, long position, byte[] hash);
    }

    private final Listener listener;
    private final MessageDigest digest;

    /** The full subtree of 2ʰ leaves that ends the tree, at index h, where the size has that bit. */
    private final List<byte @Nullable []> edge = new ArrayList<>();

    private long size;

    /** An empty log. */
    public MerkleFrontier() {
        this(0, (height, position) -> new byte[0], (height, position, hash) -> {});
    }

    /**
     * A log that has entries already.
     *
     * @param size how many
     * @param known asked for the full subtrees at the right edge, one for each bit of the size
     */
    public MerkleFrontier(long size, MerklePaths.FullSubtrees known, Listener listener) {
        if (size < 0) {
            throw new IllegalArgumentException("no log has " + size + " entries");
        }
        this.size = size;
        this.listener = listener;
        for (int height = 0; size >>> height != 0; height++) {
            long trees = size >>> height;
            edge.add(trees % 2 == 1 ? known.hash(height, trees - 1).clone() : null);
        }
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
        while (true) {
            listener.full(height, size >>> height, hash.clone());
            byte[] left = height < edge.size() ? edge.get(height) : null;
            if (left == null) {
                break;
            }
            hash = node(left, hash);
            edge.set(height, null);
            height++;
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
