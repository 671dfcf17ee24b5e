package org.minga.tally.formats.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PaddedTreeProperties {
    private static final SecureRandom CHANCE = new SecureRandom();

    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new byte[] {1, (byte) (i >> 8), (byte) i})
                .toList();
    }

    @Property(tries = 200)
    void every_entry_is_proved_by_its_path_like_in_any_tree_of_that_size(
            @ForAll @IntRange(min = 1, max = 300) int capacity, @ForAll @IntRange(min = 1, max = 300) int wanted) {
        int count = Math.min(wanted, capacity);
        List<byte[]> entries = entries(count);

        PaddedTree tree = new PaddedTree(entries, capacity, CHANCE);

        assertThat(tree.size()).isGreaterThanOrEqualTo(capacity).isLessThan(2 * capacity);
        Set<Integer> positions = new HashSet<>();
        for (int i = 0; i < count; i++) {
            positions.add(tree.position(i));
            assertThat(MerkleProof.includes(
                            MerkleTree.leafHash(entries.get(i)),
                            tree.position(i),
                            tree.size(),
                            tree.path(i),
                            tree.root()))
                    .isTrue();
        }
        assertThat(positions).hasSize(count);
    }

    @Property(tries = 50)
    void paths_of_few_and_of_many_are_of_one_length(@ForAll @IntRange(min = 1, max = 256) int count) {
        PaddedTree tree = new PaddedTree(entries(count), 256, CHANCE);

        assertThat(tree.size()).isEqualTo(256);
        assertThat(IntStream.range(0, count).map(i -> tree.path(i).size())).containsOnly(8);
    }

    @Example
    void a_single_entry_stands_anywhere() {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            places.add(new PaddedTree(entries(1), 16, CHANCE).position(0));
        }
        assertThat(places).hasSize(16);
    }

    @Example
    void more_than_fit_and_none_at_all_are_refused() {
        assertThatThrownBy(() -> new PaddedTree(entries(3), 2, CHANCE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PaddedTree(entries(0), 2, CHANCE)).isInstanceOf(IllegalArgumentException.class);
    }
}
