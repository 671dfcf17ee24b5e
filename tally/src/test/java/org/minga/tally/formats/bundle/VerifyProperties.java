package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.Forger.Edit;
import org.minga.tally.formats.bundle.VerifyOutcome.Confirmed;
import org.minga.tally.formats.bundle.VerifyOutcome.Found;
import org.minga.tally.formats.bundle.VerifyOutcome.Refuted;

class VerifyProperties {

    /** Signing takes its time, so that the same bundles are edited many times. */
    private static final List<TestBundle> BUNDLES = LongStream.range(0, 60)
            .mapToObj(seed -> TestBundle.mixed(TestElection.ofSeed(seed), 3 + (int) (seed % 3), seed, 3))
            .toList();

    private static final Evidence.Item KEYS = TestEvidence.keys(TestBundle.SIGNER, TestSigner.of(5));

    private static TestBundle anyBundle(Random random) {
        return BUNDLES.get(random.nextInt(BUNDLES.size()));
    }

    private static VerifyOutcome verify(byte[] bytes, Evidence evidence) {
        try {
            return Verify.of(new ByteArrayInputStream(bytes), evidence);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Nobody knows the certified hash here: keys alone tell. */
    @Property(tries = 1000)
    void a_bundle_that_was_edited_once_is_refused_and_what_is_wrong_is_named(@ForAll long seed, @ForAll Edit edit) {
        Random random = new Random(seed);
        TestBundle bundle;
        byte[] edited;
        do {
            // Not every bundle has what this edit is about.
            bundle = anyBundle(random);
            edited = new Forger(bundle, random).edit(edit);
        } while (Arrays.equals(edited, TestBundle.bytes(bundle.text())));

        VerifyOutcome outcome = verify(edited, new Evidence(null, KEYS, List.of(), List.of()));

        assertThat(outcome).isInstanceOfSatisfying(Refuted.class, refuted -> {
            assertThat(refuted.recount().explanation()).isNotBlank();
            assertThat(refuted.recount().line()).isPositive();
            if (edit == Edit.RE_SIGN || edit == Edit.RE_SIGN_ALL_WITH_A_KEY_OF_THE_HEADER) {
                assertThat(refuted.recount().finding()).isEqualTo(Finding.KEYS);
            }
            if (edit == Edit.RE_SIGN_AS_ONE_OF_THE_KEYS) {
                assertThat(refuted.recount().finding()).isEqualTo(Finding.SIGNATURE);
            }
        });
        assertThat(TestBundle.recount(edited, bundle.hash())).isInstanceOf(RecountOutcome.Refuted.class);
    }

    /** Fitted pages and boxes do not help: who has nothing but the log sees it too. */
    @Property(tries = 300)
    void what_was_done_to_the_log_a_reader_of_the_description_finds_too(@ForAll long seed, @ForAll Edit edit) {
        Random random = new Random(seed);
        TestBundle bundle = anyBundle(random);
        Assume.that(edit.compareTo(Edit.OLD_HEAD) >= 0 || edit == Edit.RE_SIGN);
        byte[] edited = new Forger(bundle, random).edit(edit);
        String text = new String(edited, StandardCharsets.UTF_8);
        Assume.that(!text.equals(bundle.text()));

        assertThatThrownBy(() -> new NaiveChecker().check(text)).isInstanceOf(Throwable.class);
    }

    @Property(tries = 60)
    void every_receipt_and_every_head_of_an_untouched_bundle_is_found(@ForAll long seed) throws Exception {
        TestBundle bundle = anyBundle(new Random(seed));
        List<Evidence.Item> receipts = TestEvidence.receipts(bundle);
        List<Evidence.Item> heads =
                bundle.log().heads().stream().map(TestEvidence::head).toList();
        NaiveChecker naive = new NaiveChecker();
        naive.check(bundle.text());

        VerifyOutcome outcome =
                verify(TestBundle.bytes(bundle.text()), new Evidence(bundle.hash(), KEYS, receipts, heads));

        assertThat(outcome).isInstanceOf(Confirmed.class);
        List<Found> found = ((Confirmed) outcome).receipts();
        assertThat(found).hasSameSizeAs(receipts);
        for (int i = 0; i < receipts.size(); i++) {
            TestLog.Accepted accepted = bundle.log().accepted().get(i);
            String name = receipts.get(i).name();
            assertThat(found.get(i))
                    .isEqualTo(
                            accepted.voidedAt() < 0
                                    ? new Found.Counted(name, accepted.index(), accepted.canonical(), accepted.weight())
                                    : new Found.Voided(name, accepted.index(), accepted.voidedAt()));
            assertThat(naive.entryOf(receipts.get(i).text())).isEqualTo((int) accepted.index());
        }
    }

    @Property(tries = 1000)
    void no_evidence_makes_a_reader_throw(@ForAll String noise, @ForAll long seed) {
        TestBundle bundle = BUNDLES.get(1);
        Random random = new Random(seed);
        List<Evidence.Item> receipts = TestEvidence.receipts(bundle);
        char[] flipped = receipts.get(random.nextInt(receipts.size())).text().toCharArray();
        flipped[random.nextInt(flipped.length)] ^= (char) (1 << random.nextInt(7));
        byte[] bytes = TestBundle.bytes(bundle.text());

        for (Evidence.Item item :
                List.of(new Evidence.Item("noise", noise), new Evidence.Item("flipped", new String(flipped)))) {
            verify(bytes, new Evidence(noise, null, List.of(), List.of()));
            verify(bytes, new Evidence(null, item, List.of(), List.of()));
            verify(bytes, new Evidence(null, null, List.of(item), List.of()));
            verify(bytes, new Evidence(null, null, List.of(), List.of(item)));
        }
    }
}
