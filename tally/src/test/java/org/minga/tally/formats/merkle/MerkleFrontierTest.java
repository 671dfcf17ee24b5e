package org.minga.tally.formats.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MerkleFrontierTest {

    @Test
    void every_root_is_that_of_the_whole_tree() {
        MerkleTree tree = new MerkleTree();
        MerkleFrontier frontier = new MerkleFrontier();
        assertThat(frontier.root()).isEqualTo(tree.root());

        for (int i = 0; i < 1100; i++) {
            byte[] entry = ("entry " + i).getBytes(StandardCharsets.UTF_8);
            tree.append(entry);
            frontier.append(entry);

            assertThat(frontier.size()).isEqualTo(tree.size());
            assertThat(frontier.root()).isEqualTo(tree.root());
        }
    }

    @Test
    void a_root_that_was_given_out_is_not_the_edge_itself() {
        MerkleFrontier frontier = new MerkleFrontier();
        frontier.append(new byte[] {7});
        byte[] before = frontier.root();

        frontier.root()[0] ^= 1;
        frontier.append(new byte[] {8});

        assertThat(frontier.root()).isEqualTo(MerkleTree.nodeHash(before, MerkleTree.leafHash(new byte[] {8})));
    }

    /** A log kept as its full subtrees can be taken up at any size, and proves what the whole tree proves. */
    @Test
    void the_full_subtrees_that_were_told_are_the_whole_tree() {
        MerkleTree tree = new MerkleTree();
        Map<String, byte[]> told = new HashMap<>();
        MerklePaths.FullSubtrees known = (height, position) -> {
            byte[] hash = told.get(height + "/" + position);
            if (hash == null) {
                throw new AssertionError("never told: " + height + "/" + position);
            }
            return hash;
        };
        MerkleFrontier.Listener keep = (height, position, hash) -> told.put(height + "/" + position, hash);
        Random random = new Random(7);
        Set<Integer> edges = Set.of(1, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537);

        while (tree.size() < 66_000) {
            int size = tree.size();
            MerkleFrontier frontier = new MerkleFrontier(size, known, keep);
            int more = 1 + (random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(3));
            for (int i = 0; i < more; i++) {
                byte[] entry = ("entry " + tree.size()).getBytes(StandardCharsets.UTF_8);
                tree.append(entry);
                frontier.append(entry);
                if (edges.contains(tree.size())) {
                    assertThat(frontier.root()).isEqualTo(tree.root());
                }
            }
            assertThat(frontier.size()).isEqualTo(tree.size());
            assertThat(frontier.root()).isEqualTo(tree.root());
            assertThat(MerklePaths.root(tree.size(), known)).isEqualTo(tree.root());
        }

        for (int size : edges) {
            for (int i = 0; i < 20; i++) {
                int index = random.nextInt(size);
                assertThat(MerkleProof.includes(
                                MerkleTree.leafHash(("entry " + index).getBytes(StandardCharsets.UTF_8)),
                                index,
                                size,
                                MerklePaths.inclusion(index, size, known),
                                tree.root(size)))
                        .isTrue();
                assertThat(MerkleProof.extendsTree(
                                index + 1,
                                tree.root(index + 1),
                                size,
                                tree.root(size),
                                MerklePaths.consistency(index + 1, size, known)))
                        .isTrue();
            }
        }
    }

    @Test
    void there_is_no_log_of_less_than_nothing() {
        assertThatThrownBy(() -> new MerkleFrontier(-1, (height, position) -> new byte[0], (h, p, hash) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerklePaths.inclusion(3, 3, (height, position) -> new byte[0]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerklePaths.consistency(4, 3, (height, position) -> new byte[0]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerklePaths.root(-1, (height, position) -> new byte[0]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
