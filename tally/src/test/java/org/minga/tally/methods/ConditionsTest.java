package org.minga.tally.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Conditions.Quorum;

class ConditionsTest {

    private static Result result(long weight, long forA, long forB) {
        TreeMap<String, Long> supporters = new TreeMap<>();
        supporters.put("A", forA);
        supporters.put("B", forB);
        supporters.put("C", weight);
        return new Result(
                weight,
                List.of(new Winner("B", null, null), new Winner("A", null, null)),
                List.of(),
                new TreeMap<>(),
                supporters);
    }

    @Test
    void without_conditions_every_winner_is_accepted() {
        assertThat(Conditions.NONE.isEmpty()).isTrue();
        assertThat(Conditions.NONE.of(result(0, 0, 0), 0, OptionalLong.empty()))
                .isEqualTo(new Outcome(null, null, List.of("B", "A"), List.of()));
    }

    @Test
    void below_the_quorum_nobody_is_accepted() {
        Conditions conditions = new Conditions(new Quorum.Ballots(10), null);

        Outcome missed = conditions.of(result(900, 5, 5), 9, OptionalLong.empty());
        Outcome reached = conditions.of(result(10, 5, 5), 10, OptionalLong.empty());

        assertThat(missed).isEqualTo(new Outcome(new Outcome.Turnout(10, 9), null, List.of(), List.of()));
        assertThat(reached.accepted()).containsExactly("B", "A");
    }

    @Test
    void a_share_of_the_electorate_is_rounded_up() {
        Conditions conditions = new Conditions(new Quorum.Share(Rational.of(1, 3)), null);

        Outcome outcome = conditions.of(result(4, 4, 4), 4, OptionalLong.of(10));

        assertThat(outcome.turnout()).isEqualTo(new Outcome.Turnout(4, 4));
        assertThat(outcome.accepted()).containsExactly("B", "A");
        assertThat(conditions.needsElectorateSize()).isTrue();
        assertThatThrownBy(() -> conditions.of(result(4, 4, 4), 4, OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void winners_below_the_threshold_are_named_and_not_accepted() {
        Conditions half = new Conditions(null, Rational.of(1, 2));

        Outcome outcome = half.of(result(9, 5, 4), 3, OptionalLong.empty());

        assertThat(outcome)
                .isEqualTo(new Outcome(null, new Outcome.Support(Rational.of(1, 2), 9, 5), List.of("A"), List.of("B")));
        assertThat(half.of(result(10, 5, 4), 3, OptionalLong.empty()).accepted())
                .containsExactly("A");
        assertThat(half.of(result(0, 0, 0), 0, OptionalLong.empty()).accepted()).isEmpty();
    }

    @Property
    void needed_support_is_the_least_that_is_a_large_enough_share(
            @ForAll @LongRange(min = 1, max = 1000) long part,
            @ForAll @LongRange(min = 0, max = 1000) long rest,
            @ForAll @LongRange(min = 1, max = (1L << 53) - 1) long weight) {
        Rational share = Rational.of(part, part + rest);

        Outcome.Support support = Objects.requireNonNull(new Conditions(null, share)
                .of(result(weight, 0, 0), 1, OptionalLong.empty())
                .support());

        assertThat(Rational.of(support.needed(), weight)).isGreaterThanOrEqualTo(share);
        assertThat(Rational.of(support.needed() - 1, weight)).isLessThan(share);
    }

    @Test
    void unsound_conditions_are_refused_by_name() {
        assertThat(Conditions.faults(new Quorum.Ballots(0), Rational.ZERO))
                .extracting(RuleFault::path)
                .containsExactly("/quorum/ballots", "/threshold");
        assertThat(Conditions.faults(new Quorum.Share(Rational.of(3, 2)), Rational.ONE))
                .extracting(RuleFault::path)
                .containsExactly("/quorum/share");
        assertThat(Conditions.faults(null, null)).isEmpty();
        assertThatThrownBy(() -> new Conditions(new Quorum.Ballots(-1), null)).hasMessageContaining("/quorum/ballots");
    }
}
