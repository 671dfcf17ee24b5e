package org.minga.local.cli.bench.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.bench.wire.Trace;

/** A spike of two seconds between two calm stretches of one and two, a request every millisecond. */
class SpikeFiguresTest {
    private static final long MILLI = 1_000_000;

    private final Trace trace = new Trace();

    @Test
    void what_is_accepted_and_refused_in_the_spike_is_told_apart() {
        add(0, 1000, 201, 5);
        for (int at = 1000; at < 3000; at += 2) {
            add(at, at + 1, 201, 20);
            add(at + 1, at + 2, 503, 7);
        }
        add(3000, 5000, 201, 5);
        SpikeFigures figures = figures();

        assertThat(figures.offered()).isEqualTo(1000);
        assertThat(figures.accepted()).isEqualTo(500, within(10.0));
        assertThat(figures.refused()).isEqualTo(1000);
        assertThat(figures.refusedP99()).isEqualTo(7);
        assertThat(figures.acceptedP99()).isEqualTo(20);
        assertThat(figures.failures()).isZero();
        assertThat(figures.recovery()).isZero();
    }

    @Test
    void recovery_is_counted_to_the_last_window_that_was_not_calm() {
        add(0, 3000, 201, 5);
        add(3000, 3600, 201, 400);
        add(3600, 5000, 201, 5);

        assertThat(figures().recovery()).isEqualTo(0.75);
    }

    @Test
    void who_is_still_refused_at_the_end_never_recovered() {
        add(0, 4900, 201, 5);
        add(4900, 5000, 503, 5);

        assertThat(figures().recovery()).isEqualTo(2);
    }

    @Test
    void no_answer_and_a_broken_connection_are_failures() {
        add(0, 1, 201, 5);
        add(1, 2, Trace.TIMED_OUT, 10_000);
        add(2, 3, Trace.BROKEN, 1);
        add(3, 4, 500, 1);
        add(4, 5, 503, 1);

        assertThat(figures().failures()).isEqualTo(3);
        assertThat(figures().timeouts()).isEqualTo(1);
    }

    private void add(int from, int to, int status, int millis) {
        for (int at = from; at < to; at++) {
            trace.add(at * MILLI, (at + millis) * MILLI, status);
        }
    }

    private SpikeFigures figures() {
        return new SpikeFigures(
                new Load.Opened(trace, 0), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }
}
