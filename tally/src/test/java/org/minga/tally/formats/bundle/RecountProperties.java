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

    private static final Set<Finding> ABOUT_LINES =
            Set.of(Finding.LINE_CHANGED, Finding.LINE_DROPPED, Finding.LINE_ADDED);

    @Property(tries = 300)
    void an_untouched_bundle_is_confirmed(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        TestBundle bundle = TestBundle.mixed(election, PAGE_SIZE, seed, 1);

        RecountOutcome outcome = bundle.recount();

        assertThat(outcome).isInstanceOfSatisfying(Confirmed.class, confirmed -> {
            assertThat(confirmed.tally()).isEqualTo(election.count());
            assertThat(confirmed.ballots()).isEqualTo(election.ballots().size());
            assertThat(confirmed.fileHash()).isEqualTo(bundle.hash());
            assertThat(confirmed.header().options()).containsExactlyInAnyOrderElementsOf(election.options());
        });
    }

    @Property(tries = 1000)
    void a_flipped_bit_anywhere_is_found(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        byte[] bytes = bundle.text().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        int at = random.nextInt(bytes.length);
        int line = lineOf(bytes, at);
        boolean inBox = TestBundle.isInBox(bundle.lines().get(line - 1));
        bytes[at] ^= (byte) (1 << random.nextInt(8));

        Refuted refuted = refuted(TestBundle.recount(bytes, bundle.hash()));

        assertThat(refuted.certifiedFile()).isFalse();
        assertThat(refuted.explanation()).isNotBlank();
        assertThat(refuted.line()).isGreaterThanOrEqualTo(line > 1 && inBox ? 2 : 0);
        if (inBox) {
            // A flipped line feed joins two lines, and one of those may end the page.
            boolean lineEnd = bytesAreLineEnd(bundle, at);
            assertThat(refuted.finding()).isIn(lineEnd ? all() : ABOUT_LINES);
        }
    }

    @Property(tries = 300)
    void a_truncated_bundle_is_found(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        byte[] bytes = bundle.text().getBytes(StandardCharsets.UTF_8);
        int length = new Random(seed).nextInt(bytes.length);

        Refuted refuted = refuted(TestBundle.recount(Arrays.copyOf(bytes, length), bundle.hash()));

        assertThat(refuted.finding()).isEqualTo(Finding.TRUNCATED);
    }

    @Property(tries = 300)
    void a_dropped_line_is_named_with_its_page(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        int line = anyLine(bundle, seed);
        List<String> forged = new ArrayList<>(bundle.lines());
        forged.remove(line - 1);

        Refuted refuted = refuted(bundle.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.LINE_DROPPED);
        assertThat(refuted.page()).isEqualTo(pageOf(line));
    }

    @Property(tries = 300)
    void an_added_line_is_named_with_its_page(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        int line = anyLine(bundle, seed);
        String added = bundle.lines().get(anyLine(bundle, seed + 1) - 1);
        List<String> forged = new ArrayList<>(bundle.lines());
        forged.add(line - 1, added);

        Refuted refuted = refuted(bundle.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.LINE_ADDED);
        assertThat(refuted.page()).isEqualTo(pageOf(line));
    }

    @Property(tries = 300)
    void swapped_lines_are_named_with_the_first_page(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        int one = anyLine(bundle, seed);
        int two = anyLine(bundle, seed + 1);
        Assume.that(!bundle.lines().get(one - 1).equals(bundle.lines().get(two - 1)));
        List<String> forged = new ArrayList<>(bundle.lines());
        Collections.swap(forged, one - 1, two - 1);

        Refuted refuted = refuted(bundle.recount(forged));

        assertThat(refuted.finding()).isEqualTo(Finding.LINE_CHANGED);
        assertThat(refuted.page()).isEqualTo(pageOf(Math.min(one, two)));
    }

    @Property(tries = 300)
    void a_missing_or_repeated_line_of_any_other_kind_is_found(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
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

    /** The forger makes pages and box fit; rounds, result and signature stay as they were. */
    @Property(tries = 300)
    void a_paper_ballot_dropped_or_added_with_all_pages_made_to_fit_is_named(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        List<String> box = new ArrayList<>(bundle.box());
        List<String> paper = box.stream().filter(TestBundle::isPaper).toList();
        Assume.that(!paper.isEmpty());
        boolean drop = new Random(seed).nextBoolean();
        int at = box.size() - 1 - new Random(seed).nextInt(paper.size());
        if (drop) {
            box.remove(at);
        } else {
            box.add(at, box.get(at));
        }

        Refuted refuted = refuted(bundle.recount(bundle.withBox(box)));

        assertThat(refuted.finding()).isEqualTo(drop ? Finding.BALLOT_DROPPED : Finding.BALLOT_ADDED);
    }

    /** An entry is in a tree that was signed, and heads can't be made to fit without the key. */
    @Property(tries = 300)
    void an_entry_dropped_added_or_moved_with_all_pages_made_to_fit_is_told_by_the_log(@ForAll long seed) {
        TestBundle bundle = TestBundle.mixed(TestElection.ofSeed(seed), PAGE_SIZE, seed, 1);
        List<String> box = new ArrayList<>(bundle.box());
        int log = (int) box.stream().filter(line -> !TestBundle.isPaper(line)).count();
        Random random = new Random(seed);
        int at = random.nextInt(log);
        switch (random.nextInt(3)) {
            case 0 -> box.remove(at);
            case 1 -> box.add(at, box.get(random.nextInt(log)));
            default -> Collections.swap(box, at, random.nextInt(log));
        }
        // The same head twice says nothing wrong, and a head that is dropped between two leaves the log signed.
        List<String> without =
                box.stream().filter(line -> !line.startsWith("{\"head\"")).toList();
        Assume.that(!without.equals(bundle.box().stream()
                .filter(line -> !line.startsWith("{\"head\""))
                .toList()));

        Refuted refuted = refuted(bundle.recount(bundle.withBox(box)));

        assertThat(refuted.finding())
                .isIn(Finding.HEAD, Finding.VOID, Finding.UNOPENED, Finding.BOX, Finding.LINE_ORDER);
    }

    /** The forger recounts too, so that nothing but the certified hash is left. */
    @Property(tries = 300)
    void a_perfect_forgery_is_still_not_the_certified_file(@ForAll long seed) {
        TestElection election = TestElection.ofSeed(seed);
        TestElection other = TestElection.ofSeed(seed + 1);
        TestBundle bundle = TestBundle.mixed(election, PAGE_SIZE, seed, 1);
        TestBundle forged = TestBundle.mixed(other, PAGE_SIZE, seed, 1);
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

    private static int anyLine(TestBundle bundle, long seed) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < bundle.lines().size(); i++) {
            if (TestBundle.isInBox(bundle.lines().get(i))) {
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
