package org.minga.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeiledTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MockClock clock = new MockClock();
    private final Veiled veiled = Veiled.of(registry, clock)
            .sumPerSecond("sum", Tags.empty(), "sum")
            .numberPerSecond("number", Tags.empty(), "number")
            .sizes("size", Tags.empty(), "size");

    @Test
    void a_small_crowd_shows_as_none() {
        for (int i = 0; i < 99; i++) {
            veiled.add(1);
        }
        clock.add(Duration.ofSeconds(10));

        assertThat(gauge("number")).isZero();
        assertThat(gauge("sum")).isZero();
    }

    @Test
    void a_rush_shows_in_coarse_steps_and_is_forgotten() {
        for (int i = 0; i < 397; i++) {
            veiled.add(10);
        }
        clock.add(Duration.ofSeconds(10));

        assertThat(gauge("number")).isEqualTo(20);
        assertThat(gauge("sum")).isEqualTo(200);

        clock.add(Duration.ofSeconds(10));
        assertThat(gauge("number")).isZero();
    }

    @Test
    void sizes_show_as_quantiles() {
        for (int i = 0; i < 100; i++) {
            veiled.add(i < 98 ? 4 : 200);
        }

        assertThat(registry.get("size").tag("quantile", "0.5").gauge().value()).isBetween(3.9, 4.1);
        assertThat(registry.get("size").tag("quantile", "0.99").gauge().value()).isBetween(195.0, 205.0);
    }

    @Test
    void nothing_that_could_be_added_up_is_published() {
        for (int i = 0; i < 397; i++) {
            veiled.add(1);
        }

        assertThat(registry.getMeters())
                .hasSize(4)
                .allSatisfy(meter -> assertThat(meter.measure())
                        .allSatisfy(measured -> assertThat(measured.getValue()).isNotEqualTo(397)));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "9.9,0", "10,10", "19,10", "20,20", "49,20", "50,50", "99,50", "100,100", "4711,2000"})
    void a_rate_is_rounded_down(double rate, double shown) {
        assertThat(Veiled.step(rate)).isEqualTo(shown);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
