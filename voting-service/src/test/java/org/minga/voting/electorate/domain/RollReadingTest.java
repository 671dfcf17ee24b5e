package org.minga.voting.electorate.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.electorate.domain.RollReading.Voter;

class RollReadingTest {
    private static final Electorate LISTED = new Electorate.Listed(0);
    private static final Electorate JURY = new Electorate.Jury(0);

    private static List<String> faults(Electorate electorate, @Nullable VoterDraft... voters) {
        return switch (RollReading.of(Arrays.asList(voters), electorate)) {
            case RollReading.Valid valid -> List.of();
            case RollReading.Invalid invalid ->
                invalid.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
        };
    }

    private static VoterDraft voter(@Nullable String id, @Nullable Integer weight) {
        return new VoterDraft(id, weight);
    }

    @Test
    void a_page_holds_voters_and_only_a_jury_has_weights() {
        assertThat(RollReading.of(List.of(voter("ana", null), voter("bo", 1)), LISTED))
                .isEqualTo(new RollReading.Valid(List.of(new Voter("ana", 1), new Voter("bo", 1))));
        assertThat(RollReading.of(List.of(voter("ana", 1_000), voter("bo", null)), JURY))
                .isEqualTo(new RollReading.Valid(List.of(new Voter("ana", 1_000), new Voter("bo", 1))));
        assertThat(faults(LISTED, voter("ana", 2))).containsExactly("/voters/0/weight not_applicable");
        assertThat(faults(JURY, voter("ana", 0), voter("bo", 1_001)))
                .containsExactly("/voters/0/weight out_of_range", "/voters/1/weight out_of_range");
    }

    @Test
    void a_person_has_an_id_that_can_be_a_line_of_the_roll_and_stands_there_once() {
        assertThat(faults(
                        LISTED,
                        voter(null, null),
                        voter("", null),
                        voter("two words", null),
                        voter("a\nb", null),
                        voter("ä", null),
                        voter("x".repeat(65), null),
                        voter("ana", null),
                        null,
                        voter("ana", null)))
                .containsExactly(
                        "/voters/0/personId missing",
                        "/voters/1/personId bad_person_id",
                        "/voters/2/personId bad_person_id",
                        "/voters/3/personId bad_person_id",
                        "/voters/4/personId bad_person_id",
                        "/voters/5/personId bad_person_id",
                        "/voters/7 missing",
                        "/voters/8/personId duplicate_voter");
        assertThat(faults(LISTED, voter("x".repeat(64), null))).isEmpty();
    }

    @Test
    void a_page_is_neither_empty_nor_endless_and_nonsense_is_not_answered_with_a_book() {
        assertThat(RollReading.of(null, LISTED)).isInstanceOf(RollReading.Invalid.class);
        assertThat(faults(LISTED)).containsExactly("/voters out_of_range");
        List<VoterDraft> many = IntStream.rangeClosed(1, RollReading.MAX_VOTERS)
                .mapToObj(number -> voter("p" + number, null))
                .toList();
        assertThat(RollReading.of(many, LISTED)).isInstanceOf(RollReading.Valid.class);
        assertThat(RollReading.of(Collections.nCopies(RollReading.MAX_VOTERS + 1, voter("p", null)), LISTED))
                .isInstanceOf(RollReading.Invalid.class);
        assertThat(RollReading.of(Collections.nCopies(RollReading.MAX_VOTERS, voter("", 7)), LISTED))
                .isInstanceOfSatisfying(
                        RollReading.Invalid.class,
                        invalid -> assertThat(invalid.faults()).hasSize(RollReading.MAX_FAULTS));
    }

    @Test
    void a_roll_is_complete_when_all_pages_its_organiser_spoke_of_are_there() {
        assertThat(codes(null)).containsExactly("roll_missing");
        assertThat(codes(3)).containsExactly("roll_missing");
        assertThat(codes(null, 1)).isEmpty();
        assertThat(codes(null, 1, 2, 3)).isEmpty();
        assertThat(codes(null, 1, 3)).containsExactly("roll_incomplete");
        assertThat(codes(3, 1, 2)).containsExactly("roll_incomplete");
        assertThat(codes(3, 1, 2, 3)).isEmpty();
        assertThat(codes(2, 1, 2, 3)).containsExactly("roll_page_left_over");
        assertThat(new RollPages(5, new TreeSet<>(List.of(2, 4))).missing()).containsExactly(1, 3, 5);
    }

    private static List<String> codes(@Nullable Integer expected, Integer... present) {
        return new RollPages(expected, new TreeSet<>(List.of(present)))
                .faults().stream().map(Fault::code).toList();
    }
}
