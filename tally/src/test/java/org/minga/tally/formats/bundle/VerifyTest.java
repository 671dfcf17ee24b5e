package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.VerifyOutcome.Confirmed;
import org.minga.tally.formats.bundle.VerifyOutcome.Refuted;
import org.minga.tally.formats.merkle.MerkleTree;

class VerifyTest {

    private static final TestBundle BUNDLE = TestBundle.mixed(TestElection.ofSeed(12), 4, 12, 1);
    private static final TestSigner SIGNER = TestBundle.SIGNER;

    private static VerifyOutcome verify(Evidence evidence) throws IOException {
        return Verify.of(new ByteArrayInputStream(TestBundle.bytes(BUNDLE.text())), evidence);
    }

    private static Finding finding(Evidence evidence) throws IOException {
        VerifyOutcome outcome = verify(evidence);
        assertThat(outcome).isInstanceOf(Refuted.class);
        assertThat(((Refuted) outcome).recount().explanation()).isNotBlank();
        return ((Refuted) outcome).recount().finding();
    }

    private static Evidence receipt(Evidence.Item receipt) {
        return new Evidence(null, null, List.of(receipt), List.of());
    }

    private static Evidence seen(Evidence.Item head) {
        return new Evidence(null, null, List.of(), List.of(head));
    }

    @Test
    void without_anything_to_hold_it_against_a_bundle_is_checked_by_itself() throws IOException {
        assertThat(verify(Evidence.NONE)).isInstanceOfSatisfying(Confirmed.class, confirmed -> {
            assertThat(confirmed.keysGiven()).isFalse();
            assertThat(confirmed.recount().heads())
                    .isEqualTo(BUNDLE.log().heads().size());
            assertThat(confirmed.recount().fileHash()).isEqualTo(BUNDLE.hash());
        });
        assertThat(finding(new Evidence("00", null, List.of(), List.of()))).isEqualTo(Finding.HASH_MALFORMED);
        assertThat(finding(new Evidence("0".repeat(64), null, List.of(), List.of())))
                .isEqualTo(Finding.FILE_HASH);
    }

    @Test
    void keys_from_elsewhere_must_hold_those_of_the_file() throws IOException {
        assertThat(verify(new Evidence(null, TestEvidence.keys(SIGNER), List.of(), List.of())))
                .isInstanceOfSatisfying(
                        Confirmed.class,
                        confirmed -> assertThat(confirmed.keysGiven()).isTrue());
        assertThat(finding(new Evidence(null, TestEvidence.keys(TestSigner.of(2)), List.of(), List.of())))
                .isEqualTo(Finding.KEYS);
        assertThat(finding(new Evidence(null, new Evidence.Item("keys", "{}"), List.of(), List.of())))
                .isEqualTo(Finding.EVIDENCE);
    }

    @Test
    void a_promise_that_was_broken_is_proven() throws IOException {
        Evidence.Item broken = TestEvidence.receipts(SIGNER, TestBundle.CONTEST, List.of(new byte[32]))
                .getFirst();

        assertThat(finding(receipt(broken))).isEqualTo(Finding.RECEIPT_MISSING);
    }

    @Test
    void a_receipt_that_is_not_signed_proves_nothing() throws IOException {
        byte[] commitment = BUNDLE.log().accepted().getFirst().commitment();
        Evidence.Item receipt = TestEvidence.receipts(SIGNER, TestBundle.CONTEST, List.of(commitment))
                .getFirst();
        Evidence.Item stranger = TestEvidence.receipts(TestSigner.of(2), TestBundle.CONTEST, List.of(commitment))
                .getFirst();

        assertThat(verify(receipt(receipt))).isInstanceOf(Confirmed.class);
        assertThat(finding(receipt(stranger))).isEqualTo(Finding.RECEIPT_SIGNATURE);
        for (List<String> edit : List.of(
                List.of("\"index\":1", "\"index\":0"),
                List.of("\"size\":2", "\"size\":3"),
                List.of("\"size\":2", "\"size\":0"),
                List.of("batch-1", "batch-2"),
                List.of("12:00:02.500Z", "12:00:03Z"))) {
            String edited = receipt.text().replace(edit.get(0), edit.get(1));
            assertThat(edited).isNotEqualTo(receipt.text());
            assertThat(finding(receipt(new Evidence.Item("edited", edited)))).isEqualTo(Finding.RECEIPT_SIGNATURE);
        }
    }

    @Test
    void a_withdrawal_holds_us_to_the_void() throws IOException {
        for (TestLog.Accepted accepted : BUNDLE.log().accepted()) {
            Evidence.Item withdrawal = TestEvidence.withdrawal(SIGNER, TestBundle.CONTEST, accepted.commitment());

            VerifyOutcome outcome = verify(receipt(withdrawal));

            if (accepted.voidedAt() < 0) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Refuted.class,
                                refuted ->
                                        assertThat(refuted.recount().finding()).isEqualTo(Finding.RECEIPT_COUNTED));
            } else {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Confirmed.class,
                                confirmed -> assertThat(confirmed.receipts())
                                        .hasOnlyElementsOfType(VerifyOutcome.Found.Voided.class));
            }
        }
        assertThat(finding(receipt(TestEvidence.withdrawal(SIGNER, TestBundle.CONTEST, new byte[32]))))
                .isEqualTo(Finding.RECEIPT_MISSING);
    }

    @Test
    void a_withdrawal_that_is_not_signed_proves_nothing() throws IOException {
        byte[] commitment = BUNDLE.log().accepted().getFirst().commitment();
        Evidence.Item receipt = TestEvidence.withdrawal(SIGNER, TestBundle.CONTEST, commitment);

        assertThat(finding(receipt(TestEvidence.withdrawal(TestSigner.of(2), TestBundle.CONTEST, commitment))))
                .isEqualTo(Finding.RECEIPT_SIGNATURE);
        for (List<String> edit :
                List.of(List.of("\"version\":3", "\"version\":4"), List.of("12:00:02.500Z", "12:00:03Z"))) {
            String edited = receipt.text().replace(edit.get(0), edit.get(1));
            assertThat(edited).isNotEqualTo(receipt.text());
            assertThat(finding(receipt(new Evidence.Item("edited", edited)))).isEqualTo(Finding.RECEIPT_SIGNATURE);
        }
        assertThat(finding(receipt(TestEvidence.withdrawal(SIGNER, "contest-2", commitment))))
                .isEqualTo(Finding.RECEIPT_CONTEST);
    }

    @Test
    void a_receipt_of_another_contest_or_none_at_all_is_told() throws IOException {
        byte[] commitment = BUNDLE.log().accepted().getFirst().commitment();
        Evidence.Item other =
                TestEvidence.receipts(SIGNER, "contest-2", List.of(commitment)).getFirst();

        assertThat(finding(receipt(other))).isEqualTo(Finding.RECEIPT_CONTEST);
        assertThat(finding(receipt(new Evidence.Item("a", "{}")))).isEqualTo(Finding.EVIDENCE);
        assertThat(finding(receipt(new Evidence.Item("a", "no JSON")))).isEqualTo(Finding.EVIDENCE);
        assertThat(finding(receipt(new Evidence.Item("a", other.text().replace("batch-1", "batch\\n1")))))
                .isEqualTo(Finding.EVIDENCE);
    }

    @Test
    void a_head_seen_earlier_must_be_of_this_history() throws IOException {
        int size = BUNDLE.log().tree().size();
        MerkleTree other = new MerkleTree();
        for (int i = 0; i < size; i++) {
            other.append(new byte[] {(byte) i});
        }
        byte[] root = BUNDLE.log().tree().root(size - 1);

        assertThat(verify(seen(TestEvidence.head(SIGNER.head("contest-1", size - 1, root, Instant.EPOCH)))))
                .isInstanceOf(Confirmed.class);
        assertThat(verify(seen(new Evidence.Item("line", BUNDLE.lines().get(BUNDLE.indexOf("{\"head\""))))))
                .isInstanceOf(Confirmed.class);
        assertThat(finding(seen(TestEvidence.head(SIGNER.head("contest-1", size, other.root(), Instant.EPOCH)))))
                .isEqualTo(Finding.HISTORY);
        assertThat(finding(seen(TestEvidence.head(SIGNER.head("contest-1", size + 1, root, Instant.EPOCH)))))
                .isEqualTo(Finding.HISTORY);
        assertThat(finding(seen(TestEvidence.head(SIGNER.head("contest-2", size - 1, root, Instant.EPOCH)))))
                .isEqualTo(Finding.HISTORY);
        assertThat(finding(seen(TestEvidence.head(TestSigner.of(2).head("contest-1", size - 1, root, Instant.EPOCH)))))
                .isEqualTo(Finding.SEEN_HEAD_SIGNATURE);
        assertThat(finding(seen(new Evidence.Item("a", "[]")))).isEqualTo(Finding.EVIDENCE);
    }
}
