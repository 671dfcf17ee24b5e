package org.minga.local.cli.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final long MILLI = 1_000_000;

    private final Trace trace = new Trace();

    @Test
    void percentiles_are_values_that_were_measured() {
        for (int i = 1; i <= 100; i++) {
            trace.add(0, i * MILLI, 200);
        }

        assertThat(trace.percentile(0.5, Trace::accepted)).isEqualTo(50);
        assertThat(trace.percentile(0.99, Trace::accepted)).isEqualTo(99);
        assertThat(trace.percentile(1, Trace::accepted)).isEqualTo(100);
        assertThat(trace.percentile(0.5, Trace::refused)).isZero();
    }

    @Test
    void the_rate_is_from_the_first_request_to_the_last_answer() {
        for (int i = 0; i < 5000; i++) {
            trace.add(i * MILLI, (i + 1) * MILLI, i % 5 == 0 ? 503 : 201);
        }

        assertThat(trace.acceptedPerSecond()).isEqualTo(800);
        assertThat(trace.acceptedPerSecond(0, 1000 * MILLI)).isBetween(798.0, 800.0);
        assertThat(trace.statuses()).isEqualTo(Map.of(201, 4000, 503, 1000));
        assertThat(trace.size()).isEqualTo(5000);
    }
}
