package org.minga.tally.formats.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int ENTRIES = 70;

    private static byte[] entry(int index) {
        return ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(entry(i));
        }
        return tree;
    }

    /** The definition of RFC 6962, section 2.1, word for word. */
    private static byte[] naiveRoot(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256();
        }
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int k = 1;
        while (k * 2 < entries.size()) {
            k *= 2;
        }
        return sha256(new byte[] {1}, naiveRoot(entries.subList(0, k)), naiveRoot(entries.subList(k, entries.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void known_roots() {
        MerkleTree tree = new MerkleTree();
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (String entry : List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657")) {
            tree.append(HexFormat.of().parseHex(entry));
        }
        assertThat(HexFormat.of().formatHex(tree.root(1)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    }

    @Test
    void every_root_agrees_with_the_definition() {
        MerkleTree tree = tree(ENTRIES);
        List<byte[]> entries = new ArrayList<>();
        for (int size = 0; size <= ENTRIES; size++) {
            assertThat(tree.root(size)).as("size %s", size).isEqualTo(naiveRoot(entries));
            entries.add(entry(size));
        }
    }

    @Test
    void every_entry_is_proved_and_no_other_is() {
        MerkleTree tree = tree(ENTRIES);
        for (int size = 1; size <= ENTRIES; size++) {
            byte[] root = tree.root(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = tree.inclusionProof(index, size);
                byte[] leaf = MerkleTree.leafHash(entry(index));

                assertThat(MerkleProof.includes(leaf, index, size, path, root)).isTrue();
                assertThat(MerkleProof.includes(MerkleTree.leafHash(entry(index + 1)), index, size, path, root))
                        .isFalse();
                assertThat(MerkleProof.includes(leaf, index + 1, size, path, root))
                        .isFalse();
                assertThat(MerkleProof.includes(leaf, index, size, path, tree.root(size - 1)))
                        .isFalse();
            }
        }
    }

    @Test
    void growth_is_proved_between_any_two_sizes() {
        MerkleTree tree = tree(ENTRIES);
        for (int size = 0; size <= ENTRIES; size++) {
            for (int before = 0; before <= size; before++) {
                List<byte[]> path = tree.consistencyProof(before, size);

                assertThat(MerkleProof.extendsTree(before, tree.root(before), size, tree.root(size), path))
                        .as("%s to %s", before, size)
                        .isTrue();
            }
        }
    }

    @Test
    void another_history_is_never_proved() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(ENTRIES);
            int before = 1 + random.nextInt(size - 1);
            int changed = random.nextInt(before);
            MerkleTree tree = tree(size);
            MerkleTree other = new MerkleTree();
            for (int i = 0; i < before; i++) {
                other.append(entry(i == changed ? -1 : i));
            }

            assertThat(MerkleProof.extendsTree(
                            before, other.root(), size, tree.root(), tree.consistencyProof(before, size)))
                    .isFalse();
        }
    }

    @Test
    void a_proof_with_a_changed_missing_or_additional_hash_proves_nothing() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(ENTRIES);
            MerkleTree tree = tree(size);
            int before = 1 + random.nextInt(size - 1);
            int index = random.nextInt(size);
            List<byte[]> path = tree.inclusionProof(index, size);
            List<byte[]> growth = tree.consistencyProof(before, size);

            for (List<byte[]> broken : broken(path, random)) {
                assertThat(MerkleProof.includes(MerkleTree.leafHash(entry(index)), index, size, broken, tree.root()))
                        .isFalse();
            }
            for (List<byte[]> broken : broken(growth, random)) {
                assertThat(MerkleProof.extendsTree(before, tree.root(before), size, tree.root(), broken))
                        .isFalse();
            }
        }
    }

    private static List<List<byte[]>> broken(List<byte[]> path, Random random) {
        List<byte[]> shorter = new ArrayList<>(path);
        shorter.remove(random.nextInt(path.size()));
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(random.nextInt(path.size() + 1), new byte[32]);
        List<byte[]> changed = new ArrayList<>(path);
        int place = random.nextInt(path.size());
        byte[] flipped = path.get(place).clone();
        flipped[random.nextInt(32)] ^= 1;
        changed.set(place, flipped);
        return List.of(shorter, longer, changed);
    }

    @Test
    void no_input_breaks_a_check() {
        byte[] root = tree(3).root();

        assertThat(MerkleProof.includes(root, -1, 3, List.of(), root)).isFalse();
        assertThat(MerkleProof.includes(root, 3, 3, List.of(), root)).isFalse();
        assertThat(MerkleProof.extendsTree(-1, root, 3, root, List.of())).isFalse();
        assertThat(MerkleProof.extendsTree(4, root, 3, root, List.of())).isFalse();
        assertThat(MerkleProof.extendsTree(3, root, Long.MAX_VALUE, root, List.of()))
                .isFalse();
        assertThat(MerkleProof.extendsTree(3, root, 3, root, List.of(root))).isFalse();
        assertThat(MerkleProof.extendsTree(0, root, 3, root, List.of())).isFalse();
    }

    @Test
    void what_is_not_there_cannot_be_proved() {
        MerkleTree tree = tree(3);

        assertThatThrownBy(() -> tree.root(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.inclusionProof(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.consistencyProof(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.appendLeaf(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
