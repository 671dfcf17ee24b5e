package org.minga.tally.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.minga.tally.TestElection;
import org.minga.tally.formats.bundle.RecountOutcome.Confirmed;
import org.minga.tally.formats.bundle.RecountOutcome.Refuted;

class RecountProperties {

    private static final int PAGE_SIZE = 3;

    private static final Set<Finding> ABOUT_BALLOTS =
            Set.of(Finding.BALLOT_CHANGED, Finding.BALLOT_DROPPED, Finding.BALLOT_ADDED);

    @Property
    void an_untouched_bundle_is_confirmed(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        TestBundle bundle = TestBundle.of(election, PAGE_SIZE);

        RecountOutcome outcome = bundle.recount();

        assertThat(outcome).isInstanceOfSatisfying(Confirmed.class, confirmed -> {
            assertThat(confirmed.tally()).isEqualTo(election.count());
            assertThat(confirmed.ballots()).isEqualTo(election.ballots().size());
            assertThat(confirmed.fileHash()).isEqualTo(bundle.hash());
            assertThat(confirmed.header().options()).containsExactlyInAnyOrderElementsOf(election.options());
        });
    }

    @Property(tries = 5000)
    void a_flipped_bit_anywhere_is_found(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        byte[] bytes = bundle.text().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        int at = random.nextInt(bytes.length);
        int line = lineOf(bytes, at);
        boolean inBallot = TestBundle.isBallot(bundle.lines().get(line - 1));
        bytes[at] ^= (byte) (1 << random.nextInt(8));

        Refuted refuted = refuted(TestBundle.recount(bytes, bundle.hash()));

        assertThat(refuted.certifiedFile()).isFalse();
        assertThat(refuted.explanation()).isNotBlank();
        assertThat(refuted.line()).isGreaterThanOrEqualTo(line > 1 && inBallot ? 2 : 0);
        if (inBallot) {
            // A flipped line feed joins two lines, and one of those may end the page.
            boolean lineEnd = bytesAreLineEnd(bundle, at);
            assertThat(refuted.finding()).isIn(lineEnd ? all() : ABOUT_BALLOTS);
        }
    }

    @Property(tries = 3000)
    void a_truncated_bundle_is_found(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        byte[] bytes = bundle.text().getBytes(StandardCharsets.UTF_8);
        int length = new Random(seed).nextInt(bytes.length);

        Refuted refuted = refuted(TestBundle.recount(Arrays.copyOf(bytes, length), bundle.hash()));

        assertThat(refuted.finding()).isEqualTo(Finding.TRUNCATED);
    }

    @Property(tries = 2000)
    void a_dropped_ballot_is_named_with_its_page(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        int line = anyBallot(bundle, seed);
        List<String> forged = new ArrayList<>(bundle.lines());
        forged.remove(line - 1);

        Refuted refuted = refuted(bundle.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.BALLOT_DROPPED);
        assertThat(refuted.page()).isEqualTo(pageOf(line));
    }

    @Property(tries = 2000)
    void an_added_ballot_is_named_with_its_page(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        int line = anyBallot(bundle, seed);
        String added = bundle.lines().get(anyBallot(bundle, seed + 1) - 1);
        List<String> forged = new ArrayList<>(bundle.lines());
        forged.add(line - 1, added);

        Refuted refuted = refuted(bundle.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.BALLOT_ADDED);
        assertThat(refuted.page()).isEqualTo(pageOf(line));
    }

    @Property(tries = 2000)
    void swapped_ballots_are_named_with_the_first_page(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        int one = anyBallot(bundle, seed);
        int two = anyBallot(bundle, seed + 1);
        Assume.that(!bundle.lines().get(one - 1).equals(bundle.lines().get(two - 1)));
        List<String> forged = new ArrayList<>(bundle.lines());
        Collections.swap(forged, one - 1, two - 1);

        Refuted refuted = refuted(bundle.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.BALLOT_CHANGED);
        assertThat(refuted.page()).isEqualTo(pageOf(Math.min(one, two)));
    }

    @Property(tries = 2000)
    void a_missing_or_repeated_line_of_any_other_kind_is_found(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        Random random = new Random(seed);
        int at = random.nextInt(bundle.lines().size());
        List<String> forged = new ArrayList<>(bundle.lines());
        if (random.nextBoolean()) {
            forged.remove(at);
        } else {
            forged.add(at, forged.get(at));
        }

        assertThat(refuted(bundle.recount(forged)).certifiedFile()).isFalse();
    }

    /** The forger makes pages and box fit; rounds and result stay as they were. */
    @Property(tries = 2000)
    void a_ballot_dropped_or_added_with_all_pages_made_to_fit_is_named(@ForAll long seed) {
        TestBundle bundle = TestBundle.of(TestElection.ofSeed(seed), PAGE_SIZE);
        Assume.that(!bundle.ballots().isEmpty());
        boolean drop = new Random(seed).nextBoolean();
        List<String> ballots = new ArrayList<>(bundle.ballots());
        int at = new Random(seed).nextInt(ballots.size());
        if (drop) {
            ballots.remove(at);
        } else {
            ballots.add(at, ballots.get(at));
        }

        Refuted refuted = refuted(bundle.recount(bundle.withBallots(ballots)));

        assertThat(refuted.finding()).isEqualTo(drop ? Finding.BALLOT_DROPPED : Finding.BALLOT_ADDED);
    }

    /** The forger recounts too, so that nothing but the certified hash is left. */
    @Property
    void a_perfect_forgery_is_still_not_the_certified_file(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        TestElection other = TestElection.ofSeed(seed + 1);
        TestBundle bundle = TestBundle.of(election, PAGE_SIZE);
        TestBundle forged = TestBundle.of(other, PAGE_SIZE);
        Assume.that(!bundle.lines().equals(forged.lines()));

        Refuted refuted = refuted(bundle.recount(forged.lines()));

        assertThat(refuted.finding()).isEqualTo(Finding.FILE_HASH);
        assertThat(refuted.fileHash()).isEqualTo(forged.hash());
    }

    @Property
    void noise_is_refused(@ForAll byte[] noise) {
        assertThat(refuted(TestBundle.recount(noise, "0".repeat(64))).explanation())
                .isNotBlank();
    }

    private static Refuted refuted(RecountOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refuted.class);
        return (Refuted) outcome;
    }

    private static int anyBallot(TestBundle bundle, long seed) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < bundle.lines().size(); i++) {
            if (TestBundle.isBallot(bundle.lines().get(i))) {
                lines.add(i + 1);
            }
        }
        Assume.that(!lines.isEmpty());
        return lines.get(new Random(seed).nextInt(lines.size()));
    }

    /** Line 1 is the header; each page takes its ballots and one line more. */
    private static int pageOf(int line) {
        return (line - 2) / (PAGE_SIZE + 1) + 1;
    }

    private static int lineOf(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean bytesAreLineEnd(TestBundle bundle, int at) {
        return bundle.text().getBytes(StandardCharsets.UTF_8)[at] == '\n';
    }

    private static Set<Finding> all() {
        return Set.of(Finding.values());
    }
}
