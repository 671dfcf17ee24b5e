package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

    /** A line of the box that is another one: its page tells. */
    private static final Set<Finding> OF_A_LINE = EnumSet.of(Finding.LINE_CHANGED);

    /** Lines that are too many or too few, wherever in the file. */
    private static final Set<Finding> OF_LINES = EnumSet.of(
            Finding.LINE_CHANGED,
            Finding.LINE_DROPPED,
            Finding.LINE_ADDED,
            Finding.HEADER,
            Finding.PAGE,
            Finding.BOX,
            Finding.ROUND,
            Finding.RESULT,
            Finding.SIGNATURE,
            Finding.TRAILING,
            Finding.TRUNCATED);

    /** What is wrong with a file by itself: nothing is held against it here but keys. */
    private static final Set<Finding> OF_A_FILE =
            EnumSet.complementOf(EnumSet.range(Finding.FILE_HASH, Finding.RECEIPT_COUNTED));

    /** @param fits whether pages and end of the box were made to fit: then the log has to tell */
    private static Set<Finding> findings(Edit edit, boolean fits) {
        return switch (edit) {
            case FLIP_BIT -> OF_A_FILE;
            case DROP_LINE, ADD_LINE, SWAP_LINES -> OF_LINES;
            case TRUNCATE -> EnumSet.of(Finding.TRUNCATED);
            case RE_SIGN, RE_SIGN_ALL_WITH_A_KEY_OF_THE_HEADER -> EnumSet.of(Finding.KEYS);
            case RE_SIGN_AS_ONE_OF_THE_KEYS -> EnumSet.of(Finding.SIGNATURE);
            // An earlier head of the same entries is as good: then only the signature of the file is not.
            case OLD_HEAD -> fits ? EnumSet.of(Finding.HEAD, Finding.SIGNATURE) : OF_A_LINE;
            case UN_VOID ->
                fits
                        ? EnumSet.of(Finding.HEAD, Finding.VOID, Finding.UNOPENED)
                        : EnumSet.of(Finding.LINE_CHANGED, Finding.LINE_DROPPED);
            case RE_VOID -> fits ? EnumSet.of(Finding.VOID, Finding.HEAD) : OF_A_LINE;
            case OPEN_AS_ANOTHER_BALLOT -> fits ? EnumSet.of(Finding.HEAD, Finding.VOID) : OF_A_LINE;
            case CHANGE_WEIGHT -> fits ? EnumSet.of(Finding.HEAD) : OF_A_LINE;
        };
    }

    /** The number of the first line, from 1, that is not as it was. */
    private static long firstDifference(TestBundle bundle, byte[] edited) {
        List<String> before = bundle.lines();
        List<String> after = TestBundle.lines(new String(edited, StandardCharsets.UTF_8));
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
            same++;
        }
        return same + 1L;
    }

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
        Forger forger;
        byte[] edited;
        do {
            // Not every bundle has what this edit is about.
            bundle = anyBundle(random);
            forger = new Forger(bundle, random);
            edited = forger.edit(edit);
        } while (Arrays.equals(edited, TestBundle.bytes(bundle.text())));
        Set<Finding> expected = findings(edit, forger.fits());
        long first = firstDifference(bundle, edited);
        int page = bundle.pageSize();

        VerifyOutcome outcome = verify(edited, new Evidence(null, KEYS, List.of(), List.of()));

        assertThat(outcome).isInstanceOfSatisfying(Refuted.class, refuted -> {
            assertThat(refuted.recount().explanation()).isNotBlank();
            assertThat(refuted.recount().finding()).isIn(expected);
            assertThat(refuted.recount().line()).isPositive();
            if (expected.equals(OF_A_LINE) || expected.equals(OF_LINES)) {
                assertThat(refuted.recount().line())
                        .as("the line, or the end of its page")
                        .isBetween(first - 1, first + page + 1);
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
