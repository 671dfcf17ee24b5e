package org.minga.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultLineTest {

    @Test
    void every_measurement_ends_alike() {
        ResultLine line = new ResultLine("ballots", 9123.4, 7000, 0)
                .with("connections", 64)
                .with("p99_ms", 12.345, 1);

        assertThat(line)
                .hasToString("ballots ratio=1.303 ours=9123 reference=7000 errors=0 connections=64 p99_ms=12.3");
        assertThat(line.exitCode()).isZero();
    }

    @Test
    void an_error_is_the_exit_code() {
        assertThat(new ResultLine("ballots", 1, 2, 3).exitCode()).isEqualTo(1);
    }

    @Test
    void small_figures_keep_their_decimals() {
        assertThat(new ResultLine("tally", 0.25, 2, 0))
                .hasToString("tally ratio=0.125 ours=0.250 reference=2.000 errors=0");
    }

    @Test
    void the_median_is_in_the_middle() {
        assertThat(Median.of(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
        assertThat(Median.of(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(4.5);
        assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
