package org.minga.tally.formats.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.minga.tally.formats.merkle.MerkleTree;

/** The figures and texts that contracts/ballot-log.md gives. */
class LogFormatTest {

    private static final byte[] COMMITMENT = Commitment.of(
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"),
            Commitment.content("{\"selections\":[\"A\"]}", 1));

    @Test
    void a_commitment_and_its_entry() {
        assertThat(HexFormat.of().formatHex(COMMITMENT))
                .isEqualTo("13b2b552b613cf9cce1e16e604f3f0e2fee3f12645ca1f618f524ce4fda560e9");
        assertThat(HexFormat.of().formatHex(MerkleTree.leafHash(new LogEntry.Ballot("c1", COMMITMENT).bytes())))
                .isEqualTo("0f6d83da80b74dcdfbad40f26985f38c5bd7283a4dfe08c198f35df3b036a1fb");
        assertThat(new LogEntry.Void("c1", 258).bytes()).containsExactly(2, 0, 0, 0, 0, 0, 0, 1, 2, 'c', '1');
    }

    @Test
    void a_weight_is_part_of_what_is_committed_to() {
        assertThat(new String(Commitment.content("{\"selections\":[]}", 3), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":{\"selections\":[]},\"w\":3}");
    }

    @Test
    void texts_that_are_signed() {
        Instant time = Instant.parse("2026-05-01T10:00:02.120Z");
        String root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

        assertThat(new String(new TreeHead("c1", 7, new byte[32], time).statement(), StandardCharsets.UTF_8))
                .isEqualTo("minga-ballot-log/c1\n7\n" + root + "\n2026-05-01T10:00:02.120Z\n");
        assertThat(new String(new BatchPromise("b1", 2, new byte[32], time).statement(), StandardCharsets.UTF_8))
                .isEqualTo("minga-ballot-batch/b1\n2\n" + root + "\n2026-05-01T10:00:02.120Z\n");
        assertThat(new String(new BundleSignature("c1", "sha256:00").statement(), StandardCharsets.UTF_8))
                .isEqualTo("minga-audit-bundle/c1\nsha256:00\n");
    }

    @Test
    void keys_are_read_in_one_spelling_only() {
        LogKey key = new LogKey(new byte[32]);

        assertThat(LogKey.ofX(key.x())).contains(key);
        assertThat(LogKey.ofX(key.x() + "=")).isEmpty();
        assertThat(LogKey.ofX(key.x().replaceFirst(".$", "B"))).isEmpty();
        assertThat(LogKey.ofX("")).isEmpty();
        assertThat(LogKey.ofX("é")).isEmpty();
    }
}
