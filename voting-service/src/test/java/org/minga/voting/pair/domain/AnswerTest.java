package org.minga.voting.pair.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ballot.Ballot;

class AnswerTest {
    private static Answer answer(@Nullable String winner, @Nullable String skip) {
        return Answer.of(new AnswerDraft(winner, skip), new Pair("B", "A"));
    }

    @Test
    void the_better_one_wins_against_the_other() {
        assertThat(answer("A", null))
                .isEqualTo(new Answer.Choice(new Ballot.Pairwise(List.of(new Ballot.Choice("A", "B")))));
        assertThat(answer("B", null))
                .isEqualTo(new Answer.Choice(new Ballot.Pairwise(List.of(new Ballot.Choice("B", "A")))));
    }

    @Test
    void each_reason_skips() {
        for (SkipReason reason : SkipReason.values()) {
            assertThat(answer(null, reason.wire())).isEqualTo(new Answer.Skip(reason));
        }
    }

    @Test
    void everything_else_is_no_answer() {
        assertThat(fault(answer(null, null))).isEqualTo("/winner missing");
        assertThat(fault(answer("A", "other"))).isEqualTo("/skip not_applicable");
        assertThat(fault(answer("C", null))).isEqualTo("/winner not_in_pair");
        assertThat(fault(answer(null, "choice"))).isEqualTo("/skip unknown_value");
    }

    private static String fault(Answer answer) {
        return answer instanceof Answer.Invalid invalid
                ? invalid.faults().getFirst().pointer() + " "
                        + invalid.faults().getFirst().code()
                : "none";
    }
}
