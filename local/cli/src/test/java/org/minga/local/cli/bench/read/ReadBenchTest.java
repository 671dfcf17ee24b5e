package org.minga.local.cli.bench.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.bench.wire.Trace;

class ReadBenchTest {
    private static final long MILLI = 1_000_000;

    @Test
    void the_middle_round_counts_of_either() {
        List<Trace> read = List.of(every(10), every(2), every(4));
        List<Trace> answered = List.of(every(1), every(1), every(8));

        assertThat(ReadBench.line(read, answered, 0))
                .hasToString("read ratio=0.250 ours=250 reference=1000 errors=0 p50_ms=4.00 p99_ms=4.00"
                        + " reference_p99_ms=1.00");
    }

    /** A hundred answers, one after the other. */
    private static Trace every(long millis) {
        Trace trace = new Trace();
        for (int i = 0; i < 100; i++) {
            trace.add(i * millis * MILLI, (i + 1) * millis * MILLI, 200);
        }
        return trace;
    }
}
