package org.minga.tally.methods.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.BallotFault.Code;

class BallotRulesTest {

    private static final Set<String> CODES = Set.of("A", "B", "C", "a/b");

    @Test
    void a_single_ballot_names_one_known_option() {
        BallotRules rules = new BallotRules.Single(1);

        assertThat(rules.validate(new Ballot.Single("A"), CODES)).isEmpty();
        assertThat(codes(rules, new Ballot.Single(List.of()))).containsExactly(Code.TOO_FEW_OPTIONS);
        assertThat(codes(rules, new Ballot.Single(List.of("A", "B")))).containsExactly(Code.TOO_MANY_OPTIONS);
        assertThat(codes(rules, new Ballot.Single("X"))).containsExactly(Code.UNKNOWN_OPTION);
        assertThat(codes(rules, new Ballot.Approval(List.of("A")))).containsExactly(Code.WRONG_KIND);
        assertThat(codes(new BallotRules.Single(0), new Ballot.Single(List.of())))
                .isEmpty();
    }

    @Test
    void every_fault_of_a_list_is_named_where_it_stands() {
        BallotRules rules = new BallotRules.Approval(1, 3);

        List<BallotFault> faults = rules.validate(new Ballot.Approval(List.of("A", "X", "A", "B")), CODES);

        assertThat(faults)
                .extracting(BallotFault::path, BallotFault::code)
                .containsExactly(
                        tuple("/selections/1", Code.UNKNOWN_OPTION),
                        tuple("/selections/2", Code.DUPLICATE_OPTION),
                        tuple("/selections", Code.TOO_MANY_OPTIONS));
        assertThat(faults.getFirst().code().label()).isEqualTo("unknown_option");
    }

    @Test
    void a_ranking_names_each_option_once() {
        BallotRules rules = new BallotRules.Ordinal(2, 3);

        assertThat(rules.validate(new Ballot.Ordinal(List.of("C", "A")), CODES)).isEmpty();
        assertThat(rules.validate(new Ballot.Ordinal(List.of("C", "C")), CODES))
                .extracting(BallotFault::path)
                .containsExactly("/ranking/1");
        assertThat(codes(rules, new Ballot.Ordinal(List.of("C")))).containsExactly(Code.TOO_FEW_OPTIONS);
    }

    @Test
    void points_have_a_sign_a_limit_each_and_a_limit_in_all() {
        BallotRules rules = new BallotRules.Cumulative(1, 2, 2, 6, 4);

        assertThat(rules.validate(new Ballot.Cumulative(Map.of("A", 4L, "B", 2L, "C", 0L)), CODES))
                .isEmpty();
        assertThat(rules.validate(new Ballot.Cumulative(Map.of("A", 5L, "a/b", -1L)), CODES))
                .extracting(BallotFault::path, BallotFault::code)
                .containsExactly(
                        tuple("/points/A", Code.TOO_MANY_POINTS_FOR_OPTION),
                        tuple("/points/a~1b", Code.NEGATIVE_POINTS));
        assertThat(codes(rules, new Ballot.Cumulative(Map.of("A", 1L)))).containsExactly(Code.TOO_FEW_POINTS);
        assertThat(codes(rules, new Ballot.Cumulative(Map.of("A", 4L, "B", 4L))))
                .containsExactly(Code.TOO_MANY_POINTS);
        assertThat(codes(rules, new Ballot.Cumulative(Map.of("A", 2L, "B", 2L, "C", 2L))))
                .containsExactly(Code.TOO_MANY_OPTIONS);
    }

    @Test
    void points_that_overflow_are_still_too_many() {
        BallotRules rules = new BallotRules.Cumulative(1, 3, 0, 10, Long.MAX_VALUE);
        Ballot huge = new Ballot.Cumulative(Map.of("A", Long.MAX_VALUE, "B", Long.MAX_VALUE, "C", 2L));

        assertThat(codes(rules, huge)).containsExactly(Code.TOO_MANY_POINTS);
    }

    @Test
    void a_hostile_ballot_gets_a_short_answer() {
        BallotRules rules = new BallotRules.Approval(1, 3);
        Ballot hostile = new Ballot.Approval(Collections.nCopies(100_000, "x".repeat(1000)));

        List<BallotFault> faults = rules.validate(hostile, CODES);

        assertThat(faults).hasSize(BallotCheck.MAX_FAULTS);
        assertThat(faults).allSatisfy(fault -> assertThat(fault.detail()).hasSizeLessThan(200));
    }

    @Test
    void ballots_that_mean_the_same_have_one_canonical_form() {
        assertThat(new Ballot.Approval(List.of("B", "10", "2")).canonical())
                .isEqualTo(new Ballot.Approval(List.of("10", "2", "B")));
        assertThat(new Ballot.Cumulative(Map.of("A", 0L, "B", 1L)).canonical())
                .isEqualTo(new Ballot.Cumulative(Map.of("B", 1L)));
        assertThat(new Ballot.Ordinal(List.of("B", "A")).canonical()).isEqualTo(new Ballot.Ordinal(List.of("B", "A")));
    }

    private static List<Code> codes(BallotRules rules, Ballot ballot) {
        return rules.validate(ballot, CODES).stream().map(BallotFault::code).toList();
    }
}
