package org.minga.tally.formats.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankedBallotsTest {

    @Test
    void more_different_ballots_than_fit_into_memory_are_refused() {
        List<List<String>> ranks = new ArrayList<>(IntStream.range(0, 10_000)
                .mapToObj(index -> List.of("c" + index))
                .toList());
        RankedBallots ballots = new RankedBallots();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2000; i++) {
                        Collections.rotate(ranks, 1);
                        ballots.add(ranks, 1, i + 1);
                    }
                })
                .isInstanceOf(BrokenFile.class)
                .hasMessageContaining("too many different ballots");
        assertThat(ballots.count()).isBetween(1000L, 1999L);
    }

    @Test
    void equal_ballots_take_up_memory_once() {
        RankedBallots ballots = new RankedBallots();
        for (int i = 0; i < 100_000; i++) {
            ballots.add(List.of(List.of("a", "b"), List.of("c")), 1_000_000, i + 1);
        }

        assertThat(ballots.different()).isEqualTo(1);
        assertThat(ballots.count()).isEqualTo(100_000_000_000L);
    }
}
