package org.minga.tally.formats.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
}
