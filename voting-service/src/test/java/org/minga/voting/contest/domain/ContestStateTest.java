package org.minga.voting.contest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContestStateTest {
    private static final Instant OPENS = Instant.parse("2026-06-15T06:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-06-28T22:00:00Z");

    @Test
    void there_is_one_way_and_it_leads_forward() {
        ContestState[] states = ContestState.values();
        for (int from = 0; from < states.length; from++) {
            for (int to = 0; to < states.length; to++) {
                assertThat(states[from].mayBecome(states[to]))
                        .as(states[from] + " to " + states[to])
                        .isEqualTo(to == from + 1);
            }
        }
    }

    @Test
    void until_the_seal_the_clock_says_what_is_seen() {
        for (ContestState state : new ContestState[] {ContestState.UPCOMING, ContestState.OPEN}) {
            assertThat(state.seenAt(OPENS.minusMillis(1), OPENS, CLOSES)).isEqualTo("upcoming");
            assertThat(state.seenAt(OPENS, OPENS, CLOSES)).isEqualTo("open");
            assertThat(state.seenAt(CLOSES.minusMillis(1), OPENS, CLOSES)).isEqualTo("open");
            assertThat(state.seenAt(CLOSES, OPENS, CLOSES)).isEqualTo("closed");
        }
        assertThat(ContestState.UPCOMING.seenAt(CLOSES, null, null)).isEqualTo("upcoming");
    }

    @Test
    void after_the_seal_the_clock_says_nothing_more() {
        Instant before = OPENS.minus(Duration.ofDays(1));
        assertThat(ContestState.SEALED.seenAt(before, OPENS, CLOSES)).isEqualTo("closed");
        assertThat(ContestState.PROVISIONAL.seenAt(before, OPENS, CLOSES)).isEqualTo("provisional");
        assertThat(ContestState.CERTIFIED.seenAt(before, OPENS, CLOSES)).isEqualTo("certified");
    }

    @Test
    void only_a_counted_contest_has_a_result() {
        assertThat(ContestState.values())
                .filteredOn(ContestState::hasResult)
                .containsExactly(ContestState.PROVISIONAL, ContestState.CERTIFIED);
    }
}
