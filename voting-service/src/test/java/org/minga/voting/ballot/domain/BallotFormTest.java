package org.minga.voting.ballot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotRules;

class BallotFormTest {
    private static final Set<String> CODES = Set.of("A", "B", "C");
    private static final BallotForm APPROVAL = new BallotForm(new BallotRules.Approval(1, 2), CODES);
    private static final BallotForm POINTS = new BallotForm(new BallotRules.Cumulative(1, 3, 0, 10, 5), CODES);
    private static final BallotForm RANKING = new BallotForm(new BallotRules.Ordinal(1, 3), CODES);

    private static List<String> faults(BallotForm form, BallotDraft draft) {
        return switch (form.read(draft)) {
            case BallotDecision.Valid valid -> List.of();
            case BallotDecision.Invalid invalid ->
                invalid.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
        };
    }

    @Test
    void equal_ballots_have_one_form() {
        assertThat(APPROVAL.read(new BallotDraft(List.of("B", "A"), null, null)))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Approval(List.of("A", "B"))));
        assertThat(POINTS.read(new BallotDraft(null, Map.of("A", 0L, "C", 3L), null)))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Cumulative(Map.of("C", 3L))));
        assertThat(RANKING.read(new BallotDraft(null, null, List.of("C", "A"))))
                .isEqualTo(new BallotDecision.Valid(new Ballot.Ordinal(List.of("C", "A"))));
    }

    @Test
    void all_faults_are_named_at_once_with_their_place() {
        assertThat(faults(APPROVAL, new BallotDraft(List.of("A", "X", "A"), null, null)))
                .containsExactlyInAnyOrder(
                        "/selections/1 unknown_option",
                        "/selections/2 duplicate_option",
                        "/selections too_many_options");
        assertThat(faults(POINTS, new BallotDraft(null, Map.of("A", -1L, "X/Y", 6L), null)))
                .contains(
                        "/points/A negative_points",
                        "/points/X~1Y unknown_option",
                        "/points/X~1Y too_many_points_for_option");
    }

    @Test
    void a_ballot_of_another_kind_is_told_which_kind_is_taken() {
        assertThat(faults(APPROVAL, new BallotDraft(List.of("A"), Map.of("A", 1L), List.of("A"))))
                .containsExactly("/points wrong_kind", "/ranking wrong_kind");
        assertThat(faults(RANKING, new BallotDraft(null, null, null))).containsExactly("/ranking missing");
    }

    @Test
    void nothing_where_something_should_be_is_named() {
        assertThat(faults(APPROVAL, new BallotDraft(Arrays.asList("A", null), null, null)))
                .containsExactly("/selections/1 missing");
        Map<String, Long> points = new HashMap<>();
        points.put("A", null);
        assertThat(faults(POINTS, new BallotDraft(null, points, null))).containsExactly("/points/A missing");
    }
}
