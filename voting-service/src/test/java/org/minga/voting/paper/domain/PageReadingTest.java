package org.minga.voting.paper.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.voting.ballot.domain.BallotForm;
import org.minga.voting.contest.domain.Fault;

class PageReadingTest {
    private static final BallotForm FORM = new BallotForm(new BallotRules.Single(1), Set.of("A", "B"));

    private static PaperBallotDraft paper(@Nullable String ref, String... selections) {
        return new PaperBallotDraft(ref, List.of(selections), null, null, null, null, null, null);
    }

    private static List<String> faults(@Nullable List<@Nullable PaperBallotDraft> page) {
        return ((PageReading.Invalid) PageReading.of(page, FORM))
                .faults().stream()
                        .map((Fault fault) -> fault.pointer() + " " + fault.code())
                        .toList();
    }

    @Test
    void a_page_is_read_in_its_order() {
        assertThat(PageReading.of(List.of(paper("1", "B"), paper(null, "A")), FORM))
                .isEqualTo(new PageReading.Valid(List.of(
                        new PageReading.PaperBallot("1", new Ballot.Single("B")),
                        new PageReading.PaperBallot(null, new Ballot.Single("A")))));
    }

    @Test
    void faults_of_all_ballots_are_named_with_their_place() {
        assertThat(faults(Arrays.asList(paper("1", "B"), null, paper("\t", "X"))))
                .containsExactly(
                        "/ballots/1 missing", "/ballots/2/ref bad_ref", "/ballots/2/selections/0 unknown_option");
    }

    @Test
    void a_page_has_one_to_two_thousand_ballots() {
        assertThat(faults(null)).containsExactly("/ballots out_of_range");
        assertThat(faults(List.of())).containsExactly("/ballots out_of_range");
        assertThat(faults(Collections.nCopies(2_001, paper(null, "A")))).containsExactly("/ballots out_of_range");
    }

    @Test
    void a_page_of_nonsense_is_not_answered_with_a_book() {
        assertThat(faults(Collections.nCopies(2_000, paper(null, "X", "Y")))).hasSize(PageReading.MAX_FAULTS);
    }
}
