package org.minga.local.cli.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minga.tally.formats.pabulib.PabulibBallot;
import org.minga.tally.methods.ballot.Ballot;

class PaperPagesTest {
    @Test
    void ballots_are_cut_into_pages_of_two_thousand_counted_from_one() {
        List<PaperPages.Page> pages = pages(4001, "A");

        assertThat(pages).extracting(PaperPages.Page::number).containsExactly(1, 2, 3);
        assertThat(pages).extracting(PaperPages.Page::ballots).containsExactly(2000, 2000, 1);
        assertThat(pages.getLast().body()).hasToString("{\"ballots\":[{\"selections\":[\"A\"]}]}");
    }

    @Test
    void long_ballots_make_shorter_pages_so_that_a_page_is_never_too_large() {
        List<PaperPages.Page> pages = pages(2000, "A".repeat(1000));

        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(pages).allMatch(page -> page.body().toString().length() < 700_000);
        assertThat(pages.stream().mapToInt(PaperPages.Page::ballots).sum()).isEqualTo(2000);
    }

    @Test
    void a_second_attempt_cuts_the_same_pages() {
        assertThat(pages(3000, "A".repeat(500))).isEqualTo(pages(3000, "A".repeat(500)));
    }

    private static List<PaperPages.Page> pages(int ballots, String code) {
        PaperPages pages = new PaperPages(IntStream.range(0, ballots)
                .mapToObj(number -> new PabulibBallot(number, "v" + number, new Ballot.Approval(List.of(code))))
                .iterator());
        List<PaperPages.Page> all = new ArrayList<>();
        pages.forEachRemaining(all::add);
        return all;
    }
}
