package org.minga.tally.formats.merkle;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A hash tree after RFC 6962 that does not tell how many entries it has: it always has as many leaves as fit into the
 * smallest full tree of the given capacity, entries stand at places of chance, and everything else is a random hash, which
 * nobody can tell from that of an entry. Paths in it are those of any other tree of its size.
 */
public final class PaddedTree {
    private final int size;
    private final int[] positions;
    /** Node k has the children 2k and 2k + 1; the root is 1, leaf p is size + p. Null where no entry is below. */
    private final byte[][] nodes;

    /**
     * A tree over entries.
     *
     * @param entries at least one
     * @param capacity at least as many; every tree of the same capacity has the same size
     * @param chance unpredictable, or those who see paths could tell random hashes from others
     */
    public PaddedTree(List<byte[]> entries, int capacity, SecureRandom chance) {
        if (entries.isEmpty() || entries.size() > capacity) {
            throw new IllegalArgumentException(entries.size() + " entries do not fit into " + capacity);
        }
        size = capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) * 2;
        positions = places(size, entries.size(), chance);
        nodes = new byte[2 * size][];
        for (int i = 0; i < positions.length; i++) {
            nodes[size + positions[i]] = MerkleTree.leafHash(entries.get(i));
        }
        for (int k = size - 1; k > 0; k--) {
            byte[] left = nodes[2 * k];
            byte[] right = nodes[2 * k + 1];
            if (left != null || right != null) {
                nodes[2 * k] = left == null ? random(chance) : left;
                nodes[2 * k + 1] = right == null ? random(chance) : right;
                nodes[k] = MerkleTree.nodeHash(nodes[2 * k], nodes[2 * k + 1]);
            }
        }
    }

    /** The beginning of a shuffled row of all places. */
    private static int[] places(int size, int count, SecureRandom chance) {
        int[] places = IntStream.range(0, size).toArray();
        for (int i = 0; i < count; i++) {
            int drawn = i + chance.nextInt(size - i);
            int place = places[drawn];
            places[drawn] = places[i];
            places[i] = place;
        }
        return Arrays.copyOf(places, count);
    }

    private static byte[] random(SecureRandom chance) {
        byte[] hash = new byte[MerkleTree.HASH_BYTES];
        chance.nextBytes(hash);
        return hash;
    }

    /** How many leaves there are, a power of two. */
    public int size() {
        return size;
    }

    public byte[] root() {
        return nodes[1];
    }

    /** Where an entry stands, from 0. */
    public int position(int entry) {
        return positions[entry];
    }

    /** Proves that an entry is in the tree: the hashes beside its way up, from the leaf on. */
    public List<byte[]> path(int entry) {
        List<byte[]> path = new ArrayList<>();
        for (int k = size + positions[entry]; k > 1; k /= 2) {
            path.add(nodes[k ^ 1]);
        }
        return path;
    }
}
